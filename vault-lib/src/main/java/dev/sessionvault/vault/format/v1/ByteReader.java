package dev.sessionvault.vault.format.v1;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of one section, strictly: FORMAT.md "Conventions". */
final class ByteReader {
    private final String section;
    private final byte[] bytes;
    private final int end;
    private int position;

    ByteReader(String section, byte[] bytes, int start, int end) {
        this.section = section;
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    ByteReader(String section, byte[] bytes) {
        this(section, bytes, 0, bytes.length);
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    int u8() throws FormatException {
        return (int) number(1);
    }

    int u16() throws FormatException {
        return (int) number(2);
    }

    long u32() throws FormatException {
        return number(4);
    }

    /** A number of 63 bits: no count, second or generation of ours needs the last one. */
    long u63(String field) throws FormatException {
        long value = number(8);
        if (value < 0) {
            throw damaged(field + " is out of range");
        }
        return value;
    }

    byte[] bytes(int size) throws FormatException {
        require(size);
        byte[] field = Arrays.copyOfRange(bytes, position, position + size);
        position += size;
        return field;
    }

    /** Text whose bytes are exactly what encoding it again would give. */
    String text(String field, int size) throws FormatException {
        byte[] encoded = bytes(size);
        String text = new String(encoded, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), encoded)) {
            throw damaged(field + " is not UTF-8");
        }
        return text;
    }

    void zeros(int size) throws FormatException {
        require(size);
        for (int i = 0; i < size; i++) {
            if (bytes[position++] != 0) {
                throw damaged("padding is not zero");
            }
        }
    }

    void end() throws FormatException {
        if (position != end) {
            throw damaged("trailing bytes");
        }
    }

    FormatException damaged(String why) {
        return FormatException.damaged(section, why);
    }

    private long number(int size) throws FormatException {
        require(size);
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes[position++] & 0xFF;
        }
        return value;
    }

    private void require(int size) throws FormatException {
        if (size > end - position) {
            throw damaged("ends too early");
        }
    }
}
