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
        throw new UnsureException("it is in no element that sets a variable");
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
