package dev.sessionvault.relay.wire;

import java.util.Arrays;
import java.util.Base64;

/** The public half of an Ed25519 key: a deployment's or a guest's. */
public final class PublicKey {
    public static final int BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final byte[] bytes;

    private PublicKey(byte[] bytes) {
        this.bytes = bytes;
    }

    public static PublicKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("public key has " + bytes.length + " bytes, want " + BYTES);
        }
        return new PublicKey(bytes.clone());
    }

    /** @param text as {@link #toString} writes it */
    public static PublicKey parse(String text) {
        PublicKey key = of(Base64.getUrlDecoder().decode(text));
        if (!key.toString().equals(text)) {
            throw new IllegalArgumentException("public key is not written the one way it can be");
        }
        return key;
    }

    static PublicKey read(Reader in) throws FrameException {
        return new PublicKey(in.take(BYTES));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey && Arrays.equals(bytes, ((PublicKey) other).bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** base64url without padding. */
    @Override
    public String toString() {
        return TEXT.encodeToString(bytes);
    }
}
