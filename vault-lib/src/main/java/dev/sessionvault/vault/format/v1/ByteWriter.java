package dev.sessionvault.vault.format.v1;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes fields in a row: FORMAT.md "Conventions". What it held is wiped when it grows and when it is closed. */
final class ByteWriter implements AutoCloseable {
    private static final int FIRST_BYTES = 512;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;

    ByteWriter u8(int value) {
        return number(value, 1);
    }

    ByteWriter u16(int value) {
        return number(value, 2);
    }

    ByteWriter u32(long value) {
        return number(value, 4);
    }

    ByteWriter u64(long value) {
        return number(value, 8);
    }

    ByteWriter bytes(byte[] field) {
        reserve(field.length);
        System.arraycopy(field, 0, bytes, size, field.length);
        size += field.length;
        return this;
    }

    ByteWriter ascii(String text) {
        return bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    ByteWriter zeros(int count) {
        reserve(count);
        size += count;
        return this;
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    private ByteWriter number(long value, int width) {
        reserve(width);
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            byte[] larger = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            close();
            bytes = larger;
        }
    }
}
