package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we seal the reference stack opens, and the reverse; and lock-out, which the reference's objects can cause. */
class EsysIT {
    private static final byte[] NO_PASSWORD = {};
    private static final byte[] PASSWORD = "right".getBytes(StandardCharsets.US_ASCII);

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
    void sealedByUs_reference_opens() throws Exception {
        SealedBlob blob = SealedBlob.decode(Openings.seal(swtpm.root(), key).blob());
        Esys.Sealed sealed = new Esys.Sealed(blob.objectPublic(), blob.objectPrivate());
        assertArrayEquals(Openings.bytes(key), openByReference(swtpm, sealed, NO_PASSWORD));
    }

    @Test
    void sealedByReference_weOpen() throws Exception {
        Openings.assertOpens(key, swtpm.root(), sealedByReference(swtpm, Openings.bytes(key)));
    }

    @Test
    void sealedByUsOverUnixSocket_referenceOpens(@TempDir Path other) throws Exception {
        try (Swtpm unix = Swtpm.startUnix(other)) {
            SealedBlob blob = SealedBlob.decode(Openings.seal(unix.root(), key).blob());
            Esys.Sealed sealed = new Esys.Sealed(blob.objectPublic(), blob.objectPrivate());
            assertArrayEquals(Openings.bytes(key), openByReference(unix, sealed, NO_PASSWORD));
            Openings.assertOpens(key, unix.root(), sealedByReference(unix, Openings.bytes(key)));
        }
    }

    @Test
    void underPersistentKey_eachOpensTheOthers() throws Exception {
        LockOut.applyToStorageKey(swtpm);
        SealedBlob blob = SealedBlob.decode(Openings.seal(swtpm.root(), key).blob());
        Esys.Sealed theirs;
        try (Esys esys = new Esys(swtpm.address())) {
            int srk = esys.persistent(Srk.PERSISTENT_HANDLE);
            Esys.Sealed ours = new Esys.Sealed(blob.objectPublic(), blob.objectPrivate());
            assertArrayEquals(Openings.bytes(key), esys.unseal(srk, ours, NO_PASSWORD));
            theirs = esys.seal(srk, SealedBlob.template(null), Openings.bytes(key), NO_PASSWORD);
        }
        SealedBlob sealed = SealedBlob.of(null, blob.srk(), theirs.objectPublic(), theirs.objectPrivate());
        Openings.assertOpens(key, swtpm.root(), SealedKey.of(RootKind.TPM2, sealed.encode()));
    }

    @Test
    void keyOfAnotherSizeSealedByReference_isDamaged() throws Exception {
        for (int size : new int[] {1, 31, 33, 64}) {
            SealedKey sealed = sealedByReference(swtpm, SystemRandom.bytes(size));
            Openings.assertRefused(Refusal.DAMAGED, swtpm.root(), sealed);
        }
    }

    @Test
    void lockOut_ourKeyOpens_sinceNobodyCanGuessAtIt() throws Exception {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        LockOut.cause(swtpm);
        Openings.assertOpens(key, swtpm.root(), sealed);
    }

    @Test
    void lockOut_underAPersistentKeyThatIsSubjectToIt_isLocked() throws Exception {
        LockOut.applyToStorageKey(swtpm);
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        LockOut.cause(swtpm);
        Openings.assertRefused(Refusal.LOCKED, swtpm.root(), sealed);
        RootException refusal =
                assertThrows(RootException.class, () -> swtpm.root().seal(key));
        assertEquals(Refusal.LOCKED, refusal.refusal());
    }

    private static byte[] openByReference(Swtpm swtpm, Esys.Sealed sealed, byte[] password) throws Esys.Refused {
        try (Esys esys = new Esys(swtpm.address())) {
            int srk = esys.primary();
            byte[] opened = esys.unseal(srk, sealed, password);
            esys.flush(srk);
            return opened;
        }
    }

    private SealedKey sealedByReference(Swtpm swtpm, byte[] secret) throws Exception {
        StorageKey srkPublic =
                SealedBlob.decode(Openings.seal(swtpm.root(), key).blob()).srk();
        try (Esys esys = new Esys(swtpm.address())) {
            int srk = esys.primary();
            Esys.Sealed sealed = esys.seal(srk, SealedBlob.template(null), secret, NO_PASSWORD);
            esys.flush(srk);
            SealedBlob blob = SealedBlob.of(null, srkPublic, sealed.objectPublic(), sealed.objectPrivate());
            return SealedKey.of(RootKind.TPM2, blob.encode());
        }
    }
}
