package dev.sessionvault.launcher.edit.key;

/** A key in a comment, often a former line that was put aside. */
final class Comments {
    private Comments() {}

    /** @throws UnsureException unless the key's line is a comment, or ends in one that has the key */
    static String without(String text, Part key, String mark) throws UnsureException {
        Line line = Line.at(text, key.start());
        if (line.begins(mark)) {
            return line.removed();
        }
        int comment = text.lastIndexOf(mark, key.start());
        if (comment < line.start() || !isAfterBlank(text, comment)) {
            throw new UnsureException("it is not in a value");
        }
        return text.substring(0, Line.beforeBlanks(text, comment)) + text.substring(line.end());
    }

    private static boolean isAfterBlank(String text, int place) {
        return place > 0 && Line.isBlank(text.charAt(place - 1));
    }
}
