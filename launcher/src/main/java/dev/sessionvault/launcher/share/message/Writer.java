package dev.sessionvault.launcher.share.message;

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

    Writer bytes(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    Writer word(String value) {
        return u8(value.length()).bytes(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    Writer text(String value) {
        return block(value.getBytes(StandardCharsets.UTF_8));
    }

    Writer block(byte[] value) {
        return u16(value.length).bytes(value);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
