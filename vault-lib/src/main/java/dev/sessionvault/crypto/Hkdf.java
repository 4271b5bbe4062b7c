package dev.sessionvault.crypto;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.util.Arrays;

/**
 * HKDF-SHA-256 of RFC 5869.
 *
 * <p>Guarantee: keys derived with different salts or infos say nothing about each other nor about the secret they come
 * from.
 *
 * <p>Not guaranteed: strength that the secret did not have. A passphrase goes through {@link Argon2id} first.
 */
public final class Hkdf {
    private static final int MAX_BLOCKS = 255;

    private Hkdf() {}

    /** Extract, then expand. */
    public static SecretBytes derive(SecretBytes secret, byte[] salt, byte[] info, int sizeBytes) {
        return secret.read(SecretAccess.granted(), new SecretReader<SecretBytes, RuntimeException>() {
            @Override
            public SecretBytes read(byte[] bytes) {
                byte[] pseudorandomKey = Mac.compute(salt, bytes);
                try {
                    return expand(pseudorandomKey, info, sizeBytes);
                } finally {
                    Arrays.fill(pseudorandomKey, (byte) 0);
                }
            }
        });
    }

    /** Expand only: for a secret that is already uniform, such as a random key. */
    public static SecretBytes expand(SecretBytes uniform, byte[] info, int sizeBytes) {
        return uniform.read(SecretAccess.granted(), new SecretReader<SecretBytes, RuntimeException>() {
            @Override
            public SecretBytes read(byte[] bytes) {
                return expand(bytes, info, sizeBytes);
            }
        });
    }

    private static SecretBytes expand(byte[] pseudorandomKey, byte[] info, int sizeBytes) {
        int blocks = (sizeBytes + Mac.SIZE_BYTES - 1) / Mac.SIZE_BYTES;
        if (sizeBytes < 1 || blocks > MAX_BLOCKS) {
            throw new IllegalArgumentException("hkdf: " + sizeBytes + " bytes: want 1 to 8160");
        }
        byte[] output = new byte[sizeBytes];
        byte[] block = new byte[0];
        for (int i = 0; i < blocks; i++) {
            byte[] next = Mac.compute(pseudorandomKey, block, info, new byte[] {(byte) (i + 1)});
            Arrays.fill(block, (byte) 0);
            block = next;
            int done = i * Mac.SIZE_BYTES;
            System.arraycopy(block, 0, output, done, Math.min(Mac.SIZE_BYTES, sizeBytes - done));
        }
        Arrays.fill(block, (byte) 0);
        return SecretBytes.takeFrom(output);
    }
}
