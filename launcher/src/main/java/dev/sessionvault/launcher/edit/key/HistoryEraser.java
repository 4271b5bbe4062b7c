package dev.sessionvault.launcher.edit.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What shells and programs remember of what was typed: the whole entry goes, wherever in it the key is. */
final class HistoryEraser implements Eraser {
    private static final Pattern FISH = Pattern.compile("(?m)^- cmd: ");

    /** The line before a command of bash that says when it was. */
    private static final Pattern TIME = Pattern.compile("#[0-9]{9,11}");

    @Override
    public String without(String text, Part key, String remark) {
        return FISH.matcher(text).lookingAt() ? withoutEntry(text, key) : withoutLines(text, key);
    }

    private static String withoutEntry(String text, Part key) {
        int start = 0;
        int next = text.length();
        Matcher matcher = FISH.matcher(text);
        while (matcher.find()) {
            if (matcher.start() <= key.start()) {
                start = matcher.start();
            } else {
                next = matcher.start();
                break;
            }
        }
        return text.substring(0, start) + text.substring(next);
    }

    /** A backslash at a line's end lets the entry go on. */
    private static String withoutLines(String text, Part key) {
        Line first = Line.at(text, key.start());
        while (first.start() > 0 && goesOn(Line.at(text, first.start() - 1))) {
            first = Line.at(text, first.start() - 1);
        }
        Line last = Line.at(text, key.end());
        while (goesOn(last) && last.next() < text.length()) {
            last = Line.at(text, last.next());
        }
        return text.substring(0, begin(text, first, last)) + text.substring(last.next());
    }

    /** With the time, unless that is the time of more. */
    private static int begin(String text, Line first, Line last) {
        Line above = first.start() == 0 ? first : Line.at(text, first.start() - 1);
        boolean more = last.next() < text.length() && !isTime(Line.at(text, last.next()));
        return isTime(above) && !more ? above.start() : first.start();
    }

    private static boolean isTime(Line line) {
        return TIME.matcher(line.content()).matches();
    }

    private static boolean goesOn(Line line) {
        int slashes = 0;
        while (line.end() - slashes > line.start() && line.text().charAt(line.end() - slashes - 1) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }
}
