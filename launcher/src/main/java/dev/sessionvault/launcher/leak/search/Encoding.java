package dev.sessionvault.launcher.leak.search;

import java.nio.ByteBuffer;

/** How a file's bytes are taken: as they are, or, behind a mark that says UTF-16, two for one. */
enum Encoding {
    PLAIN(0, 1),
    UTF16_BIG_ENDIAN(2, 2),
    UTF16_LITTLE_ENDIAN(2, 2);

    /** Stands for whatever is not ASCII: of what keys are made, and names that tools read, all is. */
    private static final byte FOREIGN = (byte) 0x80;

    private final int markBytes;
    private final int unit;

    Encoding(int markBytes, int unit) {
        this.markBytes = markBytes;
        this.unit = unit;
    }

    /** By a file's first bytes, of which the mark is then taken away. */
    static Encoding of(ByteBuffer begin) {
        int mark = begin.remaining() < 2 ? 0 : begin.getShort(begin.position()) & 0xffff;
        Encoding encoding = mark == 0xfeff ? UTF16_BIG_ENDIAN : mark == 0xfffe ? UTF16_LITTLE_ENDIAN : PLAIN;
        begin.position(begin.position() + encoding.markBytes);
        return encoding;
    }

    /** How many bytes of the file one of the text is. */
    int unit() {
        return unit;
    }

    /** Where in the file it is that is at {@code textOffset} in the text. */
    long offset(long textOffset) {
        return markBytes + unit * textOffset;
    }

    /** Takes as much as there is and fits; half of a pair stays. Returns the end of what was put. */
    int take(ByteBuffer from, byte[] to, int at) {
        int count = Math.min(from.remaining() / unit, to.length - at);
        if (this == PLAIN) {
            from.get(to, at, count);
            return at + count;
        }
        for (int i = at; i < at + count; i++) {
            int first = from.get() & 0xff;
            int second = from.get() & 0xff;
            int unitValue = this == UTF16_BIG_ENDIAN ? first << 8 | second : second << 8 | first;
            to[i] = unitValue < 0x80 ? (byte) unitValue : FOREIGN;
        }
        return at + count;
    }
}
