package dev.sessionvault.launcher.edit.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Run configurations of IDEs: the element that sets the variable goes. */
final class XmlEraser implements Eraser {
    private static final Pattern ELEMENT = Pattern.compile(
            "<(?:env|entry|envvar)(?:\\s+(?:name|key|value)\\s*=\\s*(?:\"[^\"<]*\"|'[^'<]*'))+\\s*(?:/>|>\\s*</\\w+>)");

    @Override
    public String without(String text, Part key, String remark) throws UnsureException {
        Matcher element = ELEMENT.matcher(text);
        while (element.find()) {
            if (key.isIn(element.start(), element.end())) {
                return without(text, key, element.start(), element.end());
            }
        }
        return inScript(text, key);
    }

    /** The command line of a run configuration for a shell. */
    private static String inScript(String text, Part key) throws UnsureException {
        String name = "<option name=\"SCRIPT_TEXT\" value=\"";
        int start = text.lastIndexOf(name, key.start());
        int end = text.indexOf('"', key.end());
        if (start < 0
                || end < 0
                || text.substring(start + name.length(), key.start()).indexOf('"') >= 0) {
            throw new UnsureException("it is in no element that sets a variable");
        }
        return NestedCommand.without(text, start + name.length(), end, key);
    }

    private static String without(String text, Part key, int start, int end) throws UnsureException {
        int open = key.start() - 1;
        boolean whole = "\"'".indexOf(text.charAt(open)) >= 0 && text.charAt(key.end()) == text.charAt(open);
        boolean comment = text.lastIndexOf("<!--", start) > text.lastIndexOf("-->", start);
        if (!whole || comment || !text.substring(start, open).matches("(?s).*value\\s*=\\s*")) {
            throw new UnsureException("it is only a part of what stands there");
        }
        Line line = Line.over(text, start, end);
        return line.isOnly(start, end) ? line.removed() : text.substring(0, start) + text.substring(end);
    }
}
