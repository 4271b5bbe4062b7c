package dev.sessionvault.relay.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a frame from its beginning to exactly its end. */
final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
        this.bytes = bytes;
    }

    int u8() throws FrameException {
        require(1);
        return bytes[at++] & 0xff;
    }

    int u16() throws FrameException {
        return u8() << 8 | u8();
    }

    long u32() throws FrameException {
        return (long) u16() << 16 | u16();
    }

    byte[] take(int count) throws FrameException {
        require(count);
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    /** A name behind its length. */
    String name() throws FrameException {
        return new String(take(u8()), StandardCharsets.ISO_8859_1);
    }

    void type(int wanted) throws FrameException {
        int type = u8();
        if (type != wanted) {
            throw new FrameException(CloseCode.UNKNOWN_TYPE, "type " + type + ": want " + wanted);
        }
    }

    void end() throws FrameException {
        if (at != bytes.length) {
            throw FrameException.malformed((bytes.length - at) + " bytes too many");
        }
    }

    private void require(int count) throws FrameException {
        if (bytes.length - at < count) {
            throw FrameException.malformed("ends too early");
        }
    }
}
