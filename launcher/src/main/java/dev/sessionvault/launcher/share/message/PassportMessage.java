package dev.sessionvault.launcher.share.message;

import dev.sessionvault.launcher.share.codec.ByteWriter;
import java.util.Arrays;

/** What is lent: first thing that the owner says, and again whenever it changes. */
public final class PassportMessage implements Message {
    public static final int MAX_PASSPORT_BYTES = MAX_BYTES - 1;

    static final int TYPE = 0x06;

    private final byte[] bytes;

    /** @param bytes a signed passport as its own codec wrote it */
    public PassportMessage(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MAX_PASSPORT_BYTES) {
            throw new IllegalArgumentException("passport has " + bytes.length + " bytes");
        }
        this.bytes = bytes.clone();
    }

    static PassportMessage read(Reader in) throws MessageException {
        byte[] bytes = in.rest();
        if (bytes.length == 0) {
            throw new MessageException("passport is empty");
        }
        return new PassportMessage(bytes);
    }

    /** Not verified. */
    public byte[] allegedPassport() {
        return bytes.clone();
    }

    @Override
    public byte[] encode() {
        return new ByteWriter().u8(TYPE).bytes(bytes).toBytes();
    }

    @Override
    public int stream() {
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PassportMessage && Arrays.equals(bytes, ((PassportMessage) other).bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
