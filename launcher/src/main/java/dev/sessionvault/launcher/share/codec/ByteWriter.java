package dev.sessionvault.launcher.share.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes what {@link ByteReader} reads. */
public final class ByteWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public ByteWriter u8(int value) {
        out.write(value);
        return this;
    }

    public ByteWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    public ByteWriter u32(int value) {
        return u16(value >>> 16).u16(value);
    }

    public ByteWriter u64(long value) {
        return u32((int) (value >>> 32)).u32((int) value);
    }

    public ByteWriter truth(boolean value) {
        return u8(value ? 1 : 0);
    }

    public ByteWriter bytes(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    /** ASCII behind its length in one byte. */
    public ByteWriter word(String value) {
        return u8(value.length()).bytes(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** UTF-8 behind its length in two bytes. */
    public ByteWriter text(String value) {
        return block(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Behind its length in two bytes. */
    public ByteWriter block(byte[] value) {
        return u16(value.length).bytes(value);
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }
}
