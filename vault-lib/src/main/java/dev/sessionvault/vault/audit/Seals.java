package dev.sessionvault.vault.audit;

import dev.sessionvault.crypto.Digest;
import dev.sessionvault.crypto.Mac;
import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What proves lines and heads: FORMAT.md "Lines". Closing it wipes the log key. */
final class Seals implements AutoCloseable {
    private final SecretBytes logKey;
    private final byte[] vaultId;

    /** Takes the key over. */
    Seals(SecretBytes logKey, byte[] vaultId) {
        this.logKey = logKey;
        this.vaultId = vaultId;
    }

    String vaultId() {
        return Hexadecimal.of(vaultId);
    }

    String mac(byte[] covered) {
        return Hexadecimal.of(Mac.of(logKey, vaultId, covered));
    }

    /** Whether who wrote this line had the key. */
    boolean proves(Line line) {
        String alleged = line.get(Field.MAC);
        return alleged != null && same(mac(line.covered()), alleged);
    }

    static boolean same(String one, String other) {
        return Mac.same(one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** What the next line's {@code prev} is.
     *
     * @param line what the bytes are, or {@code null} if they are no line
     */
    static String of(@Nullable Line line, byte[] bytes) {
        String mac = line == null ? null : line.get(Field.MAC);
        return mac == null ? Hexadecimal.of(Digest.of(bytes)) : mac;
    }

    @Override
    public void close() {
        logKey.close();
    }
}
