package dev.sessionvault.launcher.edit.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What shells and programs remember of what was typed: the whole entry goes, wherever in it the key is. */
final class HistoryEraser implements Eraser {
    /** How entries begin that may go over several lines. */
    private static final Pattern BASH = Pattern.compile("(?m)^#[0-9]{9,11}\\r?$");

    private static final Pattern FISH = Pattern.compile("(?m)^- cmd: ");

    @Override
    public String without(String text, Part key, String remark) {
        Pattern begin = FISH.matcher(text).lookingAt() ? FISH : BASH;
        int start = -1;
        int next = -1;
        Matcher matcher = begin.matcher(text);
        while (next < 0 && matcher.find()) {
            if (matcher.start() <= key.start()) {
                start = matcher.start();
            } else {
                next = matcher.start();
            }
        }
        if (start >= 0) {
            return text.substring(0, start) + (next < 0 ? "" : text.substring(next));
        }
        return withoutLines(text, key);
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
        return text.substring(0, first.start()) + text.substring(last.next());
    }

    private static boolean goesOn(Line line) {
        int slashes = 0;
        while (line.end() - slashes > line.start() && line.text().charAt(line.end() - slashes - 1) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }
}
