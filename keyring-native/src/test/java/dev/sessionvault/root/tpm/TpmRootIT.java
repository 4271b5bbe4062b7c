package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TpmRootIT {
    @TempDir
    Path directory;

    @TempDir
    Path otherDirectory;

    private final SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES);
    private Swtpm swtpm;

    @BeforeEach
    void start() {
        swtpm = Swtpm.startTcp(directory);
    }

    @AfterEach
    void stop() {
        swtpm.close();
    }

    @Test
    void sealedOverTcp_opens() {
        Openings.assertOpens(key, swtpm.root(), Openings.seal(swtpm.root(), key));
        assertEquals(List.of(), Commands.loadedHandles(swtpm));
    }

    @Test
    void sealedOverUnixSocket_opens() {
        try (Swtpm unix = Swtpm.startUnix(otherDirectory)) {
            Openings.assertOpens(key, unix.root(), Openings.seal(unix.root(), key));
            assertEquals(List.of(), Commands.loadedHandles(unix));
        }
    }

    @Test
    void maker_isAProgram_andSaysSo() throws RootException {
        TpmMaker maker = swtpm.root().maker();
        assertEquals("IBM", maker.manufacturer());
        assertEquals("SW TPM", maker.vendor());
        assertEquals("a program (swtpm)", maker.program());
        assertEquals(List.of(), Commands.loadedHandles(swtpm));
        swtpm.stop();
        assertEquals(
                Refusal.UNAVAILABLE,
                assertThrows(RootException.class, () -> swtpm.root().maker())
                        .refused()
                        .refusal());
    }

    @Test
    void makerOfAChip_isNoProgram() {
        assertEquals("", new TpmMaker("INTC", "Intel").program());
        assertEquals("", new TpmMaker("IBM", "").program());
    }

    @Test
    void sealedKey_saysItsKind_andNotTheKey() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        assertEquals(RootKind.TPM2, sealed.kind());
        assertFalse(Openings.contains(sealed.blob(), Openings.bytes(key)));
    }

    @Test
    void sealedTwice_blobsDiffer() {
        byte[] first = Openings.seal(swtpm.root(), key).blob();
        assertFalse(Openings.contains(Openings.seal(swtpm.root(), key).blob(), first));
    }

    @Test
    void openedManyTimes_noHandleIsLeft() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        for (int i = 0; i < 20; i++) {
            Openings.assertOpens(key, swtpm.root(), sealed);
        }
        assertEquals(List.of(), Commands.loadedHandles(swtpm));
    }

    @Test
    void powerCycle_stillOpens() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        swtpm.restart();
        Openings.assertOpens(key, swtpm.root(), sealed);
    }

    @Test
    void anotherTpm_isAbsent() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        try (Swtpm other = Swtpm.startTcp(otherDirectory)) {
            Openings.assertRefused(Refusal.ABSENT, other.root(), sealed);
            assertEquals(List.of(), Commands.loadedHandles(other));
        }
    }

    @Test
    void clearedTpm_isAbsent() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        Commands.clear(swtpm);
        Openings.assertRefused(Refusal.ABSENT, swtpm.root(), sealed);
        assertEquals(List.of(), Commands.loadedHandles(swtpm));
    }

    @Test
    void tpmGone_isUnavailable() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        swtpm.stop();
        Openings.assertRefused(Refusal.UNAVAILABLE, swtpm.root(), sealed);
        RootException refusal =
                assertThrows(RootException.class, () -> swtpm.root().seal(key));
        assertEquals(Refusal.UNAVAILABLE, refusal.refusal());
        assertTrue(refusal.refused().why().startsWith("the TPM does not answer"), refusal.toString());
    }

    @Test
    void forgotten_stillOpens_sinceTheTpmKeptNothing() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        swtpm.root().forget(sealed);
        Openings.assertOpens(key, swtpm.root(), sealed);
    }

    @Test
    void sealing_leavesTheCallersKeyOpen() {
        Openings.seal(swtpm.root(), key);
        assertEquals(KeyRoot.KEY_BYTES, Openings.bytes(key).length);
    }

    @Test
    void restart_keepsTheAddress() {
        String address = swtpm.address();
        swtpm.restart();
        assertEquals(address, swtpm.address());
        SealedKey sealed = Openings.seal(Swtpm.rootAt(address), key);
        assertArrayEquals(Openings.bytes(key), Openings.open(swtpm.root(), sealed));
    }
}
