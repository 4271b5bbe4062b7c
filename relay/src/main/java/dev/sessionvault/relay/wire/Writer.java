package dev.sessionvault.relay.wire;

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

    Writer u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    Writer bytes(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    Writer name(String value) {
        return u8(value.length()).bytes(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
