package dev.sessionvault.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The fingerprint of a key that lies in the open: 10 hexadecimal digits, equal for equal keys on any machine. An
 * {@link Entry}'s own means nothing outside of its vault, and so cannot be compared with it.
 */
public final class LeakFingerprint {
    private static final byte[] LABEL = "sv/v1/leak\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SIZE_BYTES = 5;

    private LeakFingerprint() {}

    /** Of the key in {@code bytes} from {@code start} to {@code end}, which stay the caller's to wipe. */
    public static String of(byte[] bytes, int start, int end) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(LABEL);
            digest.update(bytes, start, end - start);
            return Hex.encode(Arrays.copyOf(digest.digest(), SIZE_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every runtime has SHA-256
        }
    }
}
