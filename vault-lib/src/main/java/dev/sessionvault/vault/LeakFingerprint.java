package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.store.Row;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The fingerprint of a key that lies in the open: 10 hexadecimal digits, equal for equal keys on any machine. An
 * {@link Entry}'s own means nothing outside of its vault, and so cannot be compared with it.
 */
public final class LeakFingerprint {
    private static final byte[] LABEL = "sv/v1/leak\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SIZE_BYTES = 5;

    private LeakFingerprint() {}

    static String of(SecretBytes key) {
        return key.read(SecretAccess.granted(), new SecretReader<String, RuntimeException>() {
            @Override
            public String read(byte[] bytes) {
                return of(bytes, 0, bytes.length);
            }
        });
    }

    /** Of every tool's key of a snapshot, former ones too; each is open only while its fingerprint is taken. */
    static Map<String, Entry> all(Contents contents, Path vault) throws VaultException {
        Map<String, Entry> all = new HashMap<>();
        try {
            for (Row row : contents.records()) {
                Stored stored = contents.open(row);
                boolean hasKey = !stored.isChoice() && !stored.isLogin();
                if (hasKey && !stored.entry().tool().isOwn()) {
                    try (SecretBytes key = contents.openKey(stored)) {
                        all.merge(of(key), stored.entry(), (one, other) -> stored.isKey() ? other : one);
                    }
                }
            }
            return all;
        } catch (FormatException e) {
            throw Failures.inside(vault, e);
        }
    }

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
