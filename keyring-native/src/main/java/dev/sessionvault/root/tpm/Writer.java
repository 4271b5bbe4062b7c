package dev.sessionvault.root.tpm;

import java.util.Arrays;

/** Writes the TPM's canonical form: big-endian integers, and TPM2B structures as a 16-bit size and bytes (Part 2, 4.3). */
final class Writer {
    /** Room for every command we send; more is made if that is wrong. */
    private static final int INITIAL_BYTES = 512;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    Writer u8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    Writer u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    Writer u32(int value) {
        return u16(value >>> 16).u16(value);
    }

    Writer raw(byte[] data) {
        reserve(data.length);
        System.arraycopy(data, 0, bytes, size, data.length);
        size += data.length;
        return this;
    }

    /** A TPM2B structure. */
    Writer sized(byte[] data) {
        return u16(data.length).raw(data);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            byte[] old = bytes;
            bytes = Arrays.copyOf(old, Math.max(size + more, 2 * old.length));
            Arrays.fill(old, (byte) 0);
        }
    }
}
