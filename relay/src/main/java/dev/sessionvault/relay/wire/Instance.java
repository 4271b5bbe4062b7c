package dev.sessionvault.relay.wire;

import java.security.SecureRandom;
import java.util.Arrays;

/** 16 random bytes that one program makes once: who comes back with the same is the same. */
public final class Instance {
    public static final int BYTES = 16;

    private final byte[] bytes;

    private Instance(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Instance random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Instance(bytes);
    }

    public static Instance of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("instance has " + bytes.length + " bytes, want " + BYTES);
        }
        return new Instance(bytes.clone());
    }

    static Instance read(Reader in) throws FrameException {
        return new Instance(in.take(BYTES));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Instance && Arrays.equals(bytes, ((Instance) other).bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
