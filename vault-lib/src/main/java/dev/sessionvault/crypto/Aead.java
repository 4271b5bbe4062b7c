package dev.sessionvault.crypto;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Authenticated encryption: ChaCha20-Poly1305 of RFC 8439.
 *
 * <p>Guarantee: without the key nobody learns more of a plaintext than its size, and nobody makes bytes that
 * {@link #open} accepts, not even by moving sealed bytes to other associated data.
 *
 * <p>Not guaranteed: anything, once two plaintexts are sealed under one key and nonce. Callers derive a key that is used
 * once, or count.
 */
public final class Aead {
    public static final int KEY_BYTES = 32;
    public static final int NONCE_BYTES = 12;
    public static final int TAG_BYTES = 16;

    private Aead() {}

    /** The ciphertext and its tag, {@link #TAG_BYTES} longer than the plaintext, which stays the caller's to wipe. */
    public static byte[] seal(SecretBytes key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
        try {
            return key.read(SecretAccess.granted(), new Pass(true, nonce, associatedData, plaintext));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing checks no tag", e);
        }
    }

    /**
     * The plaintext, which is the caller's to wipe.
     *
     * @throws ForgedException if anything differs from what was sealed: key, nonce, associated data, or a single bit
     */
    public static byte[] open(SecretBytes key, byte[] nonce, byte[] associatedData, byte[] sealed)
            throws ForgedException {
        if (sealed.length < TAG_BYTES) {
            throw new ForgedException();
        }
        try {
            return key.read(SecretAccess.granted(), new Pass(false, nonce, associatedData, sealed));
        } catch (InvalidCipherTextException e) {
            throw new ForgedException();
        }
    }

    private static final class Pass implements SecretReader<byte[], InvalidCipherTextException> {
        private final boolean sealing;
        private final byte[] nonce;
        private final byte[] associatedData;
        private final byte[] input;

        Pass(boolean sealing, byte[] nonce, byte[] associatedData, byte[] input) {
            this.sealing = sealing;
            this.nonce = nonce;
            this.associatedData = associatedData;
            this.input = input;
        }

        @Override
        public byte[] read(byte[] key) throws InvalidCipherTextException {
            KeyParameter parameter = new KeyParameter(key);
            try {
                return run(parameter);
            } finally {
                Arrays.fill(parameter.getKey(), (byte) 0);
            }
        }

        private byte[] run(KeyParameter key) throws InvalidCipherTextException {
            ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
            cipher.init(sealing, new AEADParameters(key, TAG_BYTES * 8, nonce, associatedData));
            byte[] output = new byte[cipher.getOutputSize(input.length)];
            try {
                int written = cipher.processBytes(input, 0, input.length, output, 0);
                cipher.doFinal(output, written);
                return output;
            } catch (InvalidCipherTextException e) {
                // Nothing unverified leaves here, not even by a heap dump.
                Arrays.fill(output, (byte) 0);
                throw e;
            }
        }
    }
}
