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

    /** The text without the item and one comma; a comment of another item's stays. */
    String without(String text, int index) {
        int start = start(index);
        int end = end(index);
        if (index + 1 < count()) {
            return text.substring(0, start) + text.substring(start(index + 1));
        }
        int before = index == 0 ? start : end(index - 1);
        boolean remarked = text.substring(before, start).indexOf('#') >= 0;
        return index == 0 || remarked
                ? text.substring(0, start) + text.substring(afterComma(text, end))
                : text.substring(0, before) + text.substring(end);
    }

    private static int afterComma(String text, int end) {
        int i = end;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == ',' ? i + 1 : end;
    }
}
