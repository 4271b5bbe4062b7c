package dev.sessionvault.launcher.edit.key;

/** Takes a key out of texts of one kind. */
interface Eraser {
    /**
     * The text without the statement, member or entry that gives the key, and otherwise as it was.
     *
     * @param text stand-ins in the places of keys
     * @param remark for people who look for the key there, where a text has room for such a line; no line end in it
     * @throws UnsureException if what is around the key is not understood, or does more than to give it
     */
    String without(String text, Part key, String remark) throws UnsureException;
}
