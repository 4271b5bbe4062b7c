package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TPMs that were provisioned in other ways than an empty one. */
class SrkIT {
    @TempDir
    Path directory;

    private final SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES);
    private Swtpm swtpm;

    @BeforeEach
    void start() {
        swtpm = Swtpm.startTcp(directory);
    }

    @AfterEach
    void stop() {
        assertEquals(List.of(), Commands.loadedHandles(swtpm));
        swtpm.close();
    }

    @Test
    void ourTemplateMadePersistentLater_stillOpens() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        Commands.persist(swtpm, StorageKey.template());
        Openings.assertOpens(key, swtpm.root(), sealed);
    }

    @Test
    void persistentKeyOfOurTemplate_isUsed_withoutMakingAnother() {
        Commands.persist(swtpm, StorageKey.template());
        TpmRoot root = new TpmRoot(((Tap) (command, tpm) -> {
                    assertFalse(Tap.code(command) == CommandCode.CREATE_PRIMARY);
                    return tpm.exchange(command);
                })
                .on(swtpm.source()));
        Openings.assertOpens(key, root, Openings.seal(root, key));
    }

    @Test
    void rsaPersistentKey_templateIsUsed() throws Exception {
        Commands.persist(swtpm, Commands.RSA_SRK);
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        assertTemplateKey(sealed);
        Openings.assertOpens(key, swtpm.root(), sealed);
    }

    @Test
    void rsaKeyMadePersistentLater_stillOpens() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        Commands.persist(swtpm, Commands.RSA_SRK);
        Openings.assertOpens(key, swtpm.root(), sealed);
    }

    @Test
    void otherEccPersistentKey_isUsed_alsoAfterPowerCycle() throws Exception {
        Commands.persist(swtpm, Commands.ECC_SRK_WITH_DA);
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        byte[] srk = SealedBlob.decode(sealed.blob()).srk().bytes();
        assertArrayEquals(Arrays.copyOf(Commands.ECC_SRK_WITH_DA, 20), Arrays.copyOf(srk, 20));
        swtpm.restart();
        Openings.assertOpens(key, swtpm.root(), sealed);
    }

    @Test
    void otherEccKeyMadePersistentLater_stillOpens() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        Commands.persist(swtpm, Commands.ECC_SRK_WITH_DA);
        Openings.assertOpens(key, swtpm.root(), sealed);
    }

    @Test
    void persistentKeyGone_isAbsent() {
        Commands.persist(swtpm, Commands.ECC_SRK_WITH_DA);
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        Commands.evict(swtpm);
        Openings.assertRefused(Refusal.ABSENT, swtpm.root(), sealed);
    }

    @Test
    void ownerPasswordSet_persistentStorageKeyStillOpens() {
        Commands.persist(swtpm, StorageKey.template());
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        Commands.setOwnerPassword(swtpm, "owner");
        Openings.assertOpens(key, swtpm.root(), sealed);
    }

    @Test
    void ownerPasswordSet_isDenied() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        Commands.setOwnerPassword(swtpm, "owner");
        Openings.assertRefused(Refusal.DENIED, swtpm.root(), sealed);
        RootException refusal =
                assertThrows(RootException.class, () -> swtpm.root().seal(key));
        assertEquals(Refusal.DENIED, refusal.refusal());
        assertEquals(
                "the TPM's owner hierarchy or storage key has a password: TPM2_CreatePrimary: 0x9a2",
                refusal.getMessage());
    }

    private static void assertTemplateKey(SealedKey sealed) throws RootException {
        byte[] srk = SealedBlob.decode(sealed.blob()).srk().bytes();
        byte[] template = StorageKey.template();
        int common = template.length - 4; // all but the two empty coordinates
        assertArrayEquals(Arrays.copyOf(template, common), Arrays.copyOf(srk, common));
    }
}
