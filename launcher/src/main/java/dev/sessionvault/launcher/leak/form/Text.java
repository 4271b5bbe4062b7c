package dev.sessionvault.launcher.leak.form;

import java.nio.charset.StandardCharsets;

/** The piece that is searched: nothing outside of it is looked at. */
final class Text {
    final byte[] bytes;
    final int from;
    final int to;

    Text(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** The byte there, or 0 outside of the piece. */
    byte at(int i) {
        return i >= from && i < to ? bytes[i] : 0;
    }

    boolean isAt(byte[] literal, int i) {
        if (i < from || literal.length > to - i) {
            return false;
        }
        for (int j = 0; j < literal.length; j++) {
            if (bytes[i + j] != literal[j]) {
                return false;
            }
        }
        return true;
    }

    /** After the last byte of this alphabet that follows {@code i} without a break. */
    int skip(int i, int alphabet) {
        int end = i;
        while (end < to && Alphabet.isIn(bytes[end], alphabet)) {
            end++;
        }
        return end;
    }

    /** Before {@code i}, going left over spaces and tabs, at most {@code limit} of them. */
    int leftOverBlanks(int i, int limit) {
        int left = i;
        while (i - left < limit && (at(left - 1) == ' ' || at(left - 1) == '\t')) {
            left--;
        }
        return left;
    }

    /** For names only: a key is never made a string. */
    String name(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
