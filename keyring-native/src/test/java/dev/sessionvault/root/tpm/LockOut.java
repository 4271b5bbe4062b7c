package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.secret.SystemRandom;
import java.nio.charset.StandardCharsets;

/** The dictionary-attack lock-out of a TPM: caused by the reference stack's objects, since ours have no password. */
public final class LockOut {
    private static final byte[] PASSWORD = "right".getBytes(StandardCharsets.US_ASCII);
    private static final int ATTRIBUTES_OFFSET = 4;
    private static final int TRIES = 10;

    private LockOut() {}

    /** Some provisioning persists a storage key to which the lock-out applies: then it applies to what is under it. */
    public static void applyToStorageKey(Swtpm swtpm) {
        Commands.persist(swtpm, Commands.ECC_SRK_WITH_DA);
    }

    /** Wrong passwords at an object until even the right one is refused. */
    public static void cause(Swtpm swtpm) {
        try (Esys esys = new Esys(swtpm.address())) {
            int srk = esys.primary();
            byte[] template = SealedBlob.template(null);
            template[ATTRIBUTES_OFFSET + 2] &= (byte) ~(StorageKey.NO_DA >>> 8);
            Esys.Sealed guarded = esys.seal(srk, template, SystemRandom.bytes(KeyRoot.KEY_BYTES), PASSWORD);
            for (int i = 0; i < TRIES; i++) {
                assertThrows(Esys.Refused.class, () -> esys.unseal(srk, guarded, new byte[] {1}));
            }
            Esys.Refused refused = assertThrows(Esys.Refused.class, () -> esys.unseal(srk, guarded, PASSWORD));
            assertEquals(ResponseCode.LOCKOUT, refused.code);
            esys.flush(srk);
        } catch (Esys.Refused e) {
            throw new AssertionError("the reference stack was refused", e);
        }
    }
}
