package dev.sessionvault.launcher.share.passport;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes what {@link Reader} reads. */
final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Writer u8(int value) {
        out.write(value);
        return this;
    }

    Writer u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    Writer u32(int value) {
        return u16(value >>> 16).u16(value);
    }

    Writer u64(long value) {
        return u32((int) (value >>> 32)).u32((int) value);
    }

    Writer truth(boolean value) {
        return u8(value ? 1 : 0);
    }

    Writer bytes(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    /** UTF-8 behind its length. */
    Writer text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return u16(bytes.length).bytes(bytes);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
