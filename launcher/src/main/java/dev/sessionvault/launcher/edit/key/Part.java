package dev.sessionvault.launcher.edit.key;

/**
 * A piece of a text, which is a key.
 *
 * @param id the caller's number for it
 * @param end after its last character
 */
public record Part(int id, int start, int end) {
    boolean isIn(int from, int to) {
        return start >= from && end <= to;
    }

    boolean is(int from, int to) {
        return start == from && end == to;
    }
}
