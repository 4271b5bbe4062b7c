package dev.sessionvault.launcher.edit.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units of systemd: of several assignments behind one {@code Environment=} one goes. */
final class SystemdEraser implements Eraser {
    private static final Pattern LINE = Pattern.compile("Environment[ \\t]*=[ \\t]*");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s\"']+(?:\"[^\"]*\"|'[^']*')?");

    @Override
    public String without(String text, Part key, String remark) throws UnsureException {
        Line line = Line.at(text, key.start());
        if (line.begins("#") || line.begins(";")) {
            return line.removed();
        }
        Matcher name = LINE.matcher(text).region(line.start(), line.end());
        boolean continued = text.substring(0, line.start()).matches("(?s).*\\\\\\r?\\n")
                || line.content().endsWith("\\");
        if (!name.lookingAt() || continued) {
            throw new UnsureException("it is not in an Environment= line, or that goes over several lines");
        }
        return without(text, key, line, name.end(), remark);
    }

    private static String without(String text, Part key, Line line, int from, String remark) throws UnsureException {
        Items words = new Items();
        int index = -1;
        Matcher word = WORD.matcher(text).region(from, line.end());
        while (word.find()) {
            if (key.isIn(word.start(), word.end())) {
                index = words.count();
                new ShellWord(text, new ShellToken(ShellToken.Kind.WORD, word.start(), word.end()))
                        .requireGives(key, true);
            }
            words.add(word.start(), word.end());
        }
        if (index < 0) {
            throw new UnsureException("it is in no assignment");
        }
        return words.count() == 1 ? line.replaced("# " + remark) : words.without(text, index);
    }
}
