package dev.sessionvault.launcher.edit.key;

import dev.sessionvault.launcher.edit.JsonSpot;
import dev.sessionvault.launcher.edit.MalformedException;
import org.jspecify.annotations.Nullable;

/** JSON, with comments or without: the member goes, or the element. */
final class JsonEraser implements Eraser {
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
        if (spot.isAlone()) {
            throw new UnsureException("the whole file is one string");
        }
        Given.require(text, spot.start(), spot.end(), key, spot.isElement());
        if (spot.isElement() && spot.previous().startsWith("-")) {
            throw new UnsureException("it is the value of a command's option");
        }
        return spot.removed();
    }

    static @Nullable JsonSpot spot(String text, Part key, String otherwise) throws UnsureException {
        try {
            return JsonSpot.of(text, key.start(), key.end());
        } catch (MalformedException e) {
            throw new UnsureException(otherwise + e.getMessage());
        }
    }
}
