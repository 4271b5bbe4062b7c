package dev.sessionvault.crypto;

import org.bouncycastle.crypto.digests.SHA256Digest;

/** SHA-256 of FIPS 180-4. */
public final class Digest {
    public static final int SIZE_BYTES = 32;

    private Digest() {}

    public static byte[] of(byte[] message) {
        SHA256Digest digest = new SHA256Digest();
        digest.update(message, 0, message.length);
        byte[] hash = new byte[SIZE_BYTES];
        digest.doFinal(hash, 0);
        return hash;
    }
}
