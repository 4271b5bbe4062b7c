package dev.sessionvault.launcher.edit.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code .netrc}: the password goes; the machine and the name stay. */
final class NetrcEraser implements Eraser {
    private static final Pattern BEFORE = Pattern.compile("(?:^|\\s)((?:password|account)\\s+\"?)$");

    @Override
    public String without(String text, Part key, String remark) throws UnsureException {
        Line line = Line.at(text, key.start());
        if (line.begins("#")) {
            return line.removed();
        }
        String head = text.substring(0, key.start());
        Matcher before = BEFORE.matcher(head);
        boolean quoted = head.endsWith("\"") && text.startsWith("\"", key.end());
        int end = quoted ? key.end() + 1 : key.end();
        boolean ends = end == text.length() || Character.isWhitespace(text.charAt(end));
        if (!before.find() || !ends || head.endsWith("\"") != quoted) {
            throw new UnsureException("it is no password of a machine");
        }
        return without(text, before.start(1), end);
    }

    private static String without(String text, int start, int end) {
        Line line = Line.over(text, start, end);
        return line.isOnly(start, end)
                ? line.removed()
                : text.substring(0, Line.beforeBlanks(text, start)) + text.substring(end);
    }
}
