package dev.sessionvault.launcher.edit.key;

import dev.sessionvault.launcher.edit.JsonSpot;
import dev.sessionvault.launcher.edit.MalformedException;
import org.jspecify.annotations.Nullable;

/** JSON, with comments or without: the member goes, or the element. */
final class JsonEraser implements Eraser {
    /** Claude Code's command that prints a key: one with the key in it is good for nothing else. */
    private static final String KEY_COMMAND = "apiKeyHelper";

    @Override
    public String without(String text, Part key, String remark) throws UnsureException {
        String after = edited(text, key);
        spot(after, key, "without it the file would be no JSON: ");
        return after;
    }

    private static String edited(String text, Part key) throws UnsureException {
        JsonSpot spot = spot(text, key, "the file is no JSON: ");
        if (spot == null) {
            return Comments.without(text, key, "//");
        }
        JsonSpot container = spot.container();
        if (container == null) {
            throw new UnsureException("the whole file is one string");
        }
        boolean element = !container.isObject();
        boolean helper = spot.name().equals(KEY_COMMAND);
        if (!helper && !Given.isGiven(text, spot.start() + 1, spot.end() - 1, key, element)) {
            return NestedCommand.without(text, spot.start() + 1, spot.end() - 1, key);
        }
        if (element && spot.previous().startsWith("-")) {
            throw new UnsureException("it is the value of a command's option");
        }
        return removed(text, spot, container);
    }

    static String removed(String text, JsonSpot spot, JsonSpot container) {
        Items items = new Items();
        for (int i = 0; i < container.starts().size(); i++) {
            items.add(container.starts().get(i), container.ends().get(i));
        }
        return items.without(text, spot.index());
    }

    static @Nullable JsonSpot spot(String text, Part key, String otherwise) throws UnsureException {
        try {
            return JsonSpot.of(text, key.start(), key.end());
        } catch (MalformedException e) {
            throw new UnsureException(otherwise + e.getMessage());
        }
    }
}
