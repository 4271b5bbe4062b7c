package dev.sessionvault.launcher.edit.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of variables, one a line: {@code .env}, environment.d, with {@code export} or without, quoted or not. */
final class DotenvEraser implements Eraser {
    private static final Pattern STATEMENT =
            Pattern.compile("(?m)^[ \\t]*(?:export[ \\t]+)?[A-Za-z_][A-Za-z0-9_.-]*[ \\t]*[=:][ \\t]*");

    @Override
    public String without(String text, Part key, String remark) throws UnsureException {
        Matcher matcher = STATEMENT.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            int value = matcher.end();
            int end = afterValue(text, value);
            if (key.isIn(value, end)) {
                return replaced(text, matcher.start(), value, end, key, remark);
            }
            from = Line.at(text, Math.max(value, end)).end();
            if (from >= key.start()) {
                break;
            }
        }
        return Comments.without(text, key, "#");
    }

    private static String replaced(String text, int start, int value, int end, Part key, String remark)
            throws UnsureException {
        boolean quoted = isQuote(text, value);
        Given.require(text, quoted ? value + 1 : value, quoted ? end - 1 : end, key, false);
        return Line.over(text, start, end).replaced("# " + remark);
    }

    /** A quote may close lines later; one that never does is a character as any other. */
    private static int afterValue(String text, int start) {
        if (isQuote(text, start)) {
            int i = start + 1;
            while (i < text.length() && text.charAt(i) != text.charAt(start)) {
                i += text.charAt(i) == '\\' && text.charAt(start) == '"' ? 2 : 1;
            }
            if (i < text.length()) {
                return i + 1;
            }
        }
        Line line = Line.at(text, start);
        int remark = text.substring(start, line.end()).indexOf(" #");
        return Line.beforeBlanks(text, remark < 0 ? line.end() : start + remark);
    }

    private static boolean isQuote(String text, int place) {
        return text.startsWith("\"", place) || text.startsWith("'", place) || text.startsWith("`", place);
    }
}
