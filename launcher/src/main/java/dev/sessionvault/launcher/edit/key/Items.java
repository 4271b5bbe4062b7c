package dev.sessionvault.launcher.edit.key;

import java.util.ArrayList;
import java.util.List;

/** The members or elements between two brackets, parted by commas. */
final class Items {
    private final List<int[]> items = new ArrayList<>();

    void add(int start, int end) {
        items.add(new int[] {start, end});
    }

    int count() {
        return items.size();
    }

    int start(int index) {
        return items.get(index)[0];
    }

    int end(int index) {
        return items.get(index)[1];
    }

    /** The text without the item and one comma; comments stay. */
    String without(String text, int index) {
        int start = start(index);
        int end = end(index);
        if (index + 1 < count()) {
            int next = start(index + 1);
            return isComma(text, end, next) ? cut(text, start, next) : cut(text, start, end, comma(text, end, next));
        }
        if (index > 0) {
            int before = end(index - 1);
            return isComma(text, before, start)
                    ? cut(text, before, end)
                    : cut(text, start, end, comma(text, before, start));
        }
        return cut(text, start, end, comma(text, end, text.length()));
    }

    private static boolean isComma(String text, int from, int to) {
        return text.substring(from, to).strip().equals(",");
    }

    /** The comma before the next item or bracket, past comments; negative if there is none. */
    private static int comma(String text, int from, int to) {
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == ',') {
                return i;
            }
            if (c == '#' || text.startsWith("//", i)) {
                i = Line.at(text, i).end();
            } else if (text.startsWith("/*", i)) {
                i = text.indexOf("*/", i) + 2;
            } else if (Character.isWhitespace(c)) {
                i++;
            } else {
                return -1;
            }
        }
        return -1;
    }

    private static String cut(String text, int from, int to) {
        return text.substring(0, from) + text.substring(to);
    }

    /** Without a piece and a comma before or after it, and without the line if nothing else was on it. */
    private static String cut(String text, int start, int end, int comma) {
        if (comma >= end) {
            return tidy(cut(cut(text, comma, comma + 1), start, end), start);
        }
        return comma < 0
                ? tidy(cut(text, start, end), start)
                : tidy(cut(cut(text, start, end), comma, comma + 1), start - 1);
    }

    private static String tidy(String text, int place) {
        Line line = Line.at(text, place);
        boolean whole = line.start() > 0
                && line.next() < text.length()
                && line.content().isBlank();
        return whole ? line.removed() : text;
    }
}
