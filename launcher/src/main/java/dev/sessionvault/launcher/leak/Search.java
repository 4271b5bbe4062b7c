package dev.sessionvault.launcher.leak;

import java.nio.file.Path;

/** A running search: takes what sources bring, and may be used from several threads. */
public interface Search {
    /** Looks for keys in a file that is there now; the call may return before that is done. */
    void file(Path file);

    /** The same, unless it is binary as git decides that: nobody writes a key there by hand. */
    default void text(Path file) {
        file(file);
    }

    /**
     * Looks for keys in bytes that are already here, which are wiped before this returns.
     *
     * @param at makes the place of a hit: by its offset in {@code bytes}, its line and its column
     */
    void bytes(byte[] bytes, Position at);

    /** A finding that no search through bytes makes. */
    void found(Finding finding);

    /** Something could not be read: {@code why} is for people. */
    void unread(String what, String why);

    /** Makes the place of a hit. */
    @FunctionalInterface
    interface Position {
        Place at(int offset, int length, long line, int column);
    }
}
