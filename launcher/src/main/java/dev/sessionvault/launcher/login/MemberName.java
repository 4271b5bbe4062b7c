package dev.sessionvault.launcher.login;

import java.nio.charset.StandardCharsets;

/** The name of a member: as it stands in a file, where {@code \\u0061} is an {@code a} too, or as somebody says it. */
final class MemberName {
    private static final int ESCAPE_DIGITS = 4;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final boolean hasEscapes;

    private MemberName(byte[] bytes, int start, int end, boolean hasEscapes) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.hasEscapes = hasEscapes;
    }

    static MemberName said(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return new MemberName(bytes, 0, bytes.length, false);
    }

    /** Between these quotation marks, where a string of JSON was found before. */
    static MemberName standing(byte[] bytes, int start, int end) {
        return new MemberName(bytes, start, end, true);
    }

    boolean isEmpty() {
        return start == end;
    }

    boolean is(MemberName other) {
        Units ours = new Units();
        Units theirs = other.new Units();
        while (true) {
            int unit = ours.next();
            if (unit != theirs.next()) {
                return false;
            }
            if (unit < 0) {
                return true;
            }
        }
    }

    /** One unit of UTF-16 after the other, so that a pair of escapes is the same as the letter itself. */
    private final class Units {
        private int at = start;
        private int second = -1;

        /** @return -1 at the end */
        int next() {
            if (second >= 0) {
                int unit = second;
                second = -1;
                return unit;
            }
            if (at == end) {
                return -1;
            }
            return hasEscapes && bytes[at] == '\\' ? escaped() : plain();
        }

        private int escaped() {
            byte kind = bytes[at + 1];
            at += 2;
            if (kind != 'u') {
                return Escapes.meaning(kind);
            }
            int unit = 0;
            for (int i = 0; i < ESCAPE_DIGITS; i++) {
                unit = unit << 4 | Character.digit(bytes[at++], 16);
            }
            return unit;
        }

        private int plain() {
            int size = Utf8.size(bytes, at, end);
            int letter = Utf8.letter(bytes, at, size);
            at += size;
            if (Character.isBmpCodePoint(letter)) {
                return letter;
            }
            second = Character.lowSurrogate(letter);
            return Character.highSurrogate(letter);
        }
    }
}
