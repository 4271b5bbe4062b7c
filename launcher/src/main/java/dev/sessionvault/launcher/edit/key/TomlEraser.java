package dev.sessionvault.launcher.edit.key;

import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.edit.TomlDocument;

/** TOML: the statement, the member of an inline table, or the element of an array goes; what is left is compared. */
final class TomlEraser implements Eraser {
    @Override
    public String without(String text, Part key, String remark) throws UnsureException {
        TomlDocument before = parsed(text, "the file is no TOML: ");
        String after = edited(text, key);
        if (!before.differsOnlyIn(parsed(after, "without it the file would be no TOML: "), key(text, key))) {
            throw new UnsureException("without it the file would mean something else");
        }
        return after;
    }

    private static String key(String text, Part key) {
        return text.substring(key.start(), key.end());
    }

    private static String edited(String text, Part key) throws UnsureException {
        TomlScanner.Found found = TomlScanner.find(text, key);
        if (found == null) {
            return Comments.without(text, key, "#");
        }
        Given.require(text, found.start(), end(text, found), key, found.items() != null && !found.named());
        Items items = found.items();
        if (items == null) {
            return Line.over(text, found.statement(), found.statementEnd()).removed();
        }
        if (!found.named() && found.index() > 0 && isOption(text, items, found.index() - 1)) {
            throw new UnsureException("it is the value of a command's option");
        }
        return items.without(text, found.index());
    }

    /** A string over several lines often ends in a line end, which is no part of the key. */
    private static int end(String text, TomlScanner.Found found) {
        int end = found.end();
        while (end > found.start() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isOption(String text, Items items, int index) {
        return text.startsWith("-", items.start(index) + 1);
    }

    private static TomlDocument parsed(String text, String otherwise) throws UnsureException {
        try {
            return TomlDocument.parse(text);
        } catch (MalformedException e) {
            throw new UnsureException(otherwise + e.getMessage());
        }
    }
}
