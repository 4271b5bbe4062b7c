package dev.sessionvault.launcher.share.key;

import dev.sessionvault.launcher.share.text.CheckedText;
import dev.sessionvault.launcher.share.text.TextException;
import dev.sessionvault.launcher.share.text.TextException.Fault;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** The public half of an {@link Identity}; always a point that has the curve's large prime order. */
public final class IdentityKey {
    public static final int BYTES = Ed25519.PUBLIC_KEY_SIZE;
    public static final int SIGNATURE_BYTES = Ed25519.SIGNATURE_SIZE;

    /** Begins its text form. */
    public static final String PREFIX = "svk1-";

    private final byte[] bytes;

    private IdentityKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws InvalidKeyException if the bytes are no key that an identity can have */
    public static IdentityKey of(byte[] bytes) throws InvalidKeyException {
        if (bytes.length != BYTES) {
            throw new InvalidKeyException("a key has " + BYTES + " bytes, not " + bytes.length);
        }
        if (!Ed25519.validatePublicKeyFull(bytes, 0)) {
            throw new InvalidKeyException("these bytes are no key");
        }
        return new IdentityKey(bytes.clone());
    }

    static IdentityKey ofOwn(byte[] bytes) {
        return new IdentityKey(bytes);
    }

    /** @param text as {@link #toString} writes it */
    public static IdentityKey parse(String text) throws TextException {
        try {
            return of(CheckedText.read(PREFIX, text.getBytes(StandardCharsets.UTF_8)));
        } catch (InvalidKeyException e) {
            throw new TextException(Fault.MEANING, String.valueOf(e.getMessage()));
        }
    }

    /** Whether the identity signed this message for this purpose. */
    public boolean verify(Purpose purpose, byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        byte[] labelled = purpose.labelled(message);
        return Ed25519.verify(signature, 0, bytes, 0, labelled, 0, labelled.length);
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityKey && Arrays.equals(bytes, ((IdentityKey) other).bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** {@code svk1-} and 56 letters and digits. */
    @Override
    public String toString() {
        return new String(CheckedText.write(PREFIX, bytes), StandardCharsets.US_ASCII);
    }
}
