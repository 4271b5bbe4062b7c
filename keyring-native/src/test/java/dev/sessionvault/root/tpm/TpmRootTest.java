package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TpmRootTest {
    @Test
    void noDeviceFile_sealing_isUnavailable(@TempDir Path directory) {
        TpmRoot root =
                new TpmRoot(new KernelDevice.Source(directory.resolve("tpmrm0").toFile()));
        RootException refusal = assertThrows(RootException.class, () -> root.seal(SecretBytes.random(32)));
        assertEquals(Refusal.UNAVAILABLE, refusal.refusal());
        assertEquals("no TPM device: " + directory.resolve("tpmrm0"), refusal.getMessage());
    }

    @Test
    void keyOfAnotherSize_isTheCallersError() {
        assertThrows(IllegalArgumentException.class, () -> TpmRoot.ofKernel().seal(SecretBytes.random(31)));
    }

    @Test
    void keySealedByAnotherRoot_isDamaged() {
        SealedKey other = SealedKey.of(RootKind.SECRET_SERVICE, new byte[1]);
        Openings.assertRefused(Refusal.DAMAGED, TpmRoot.ofKernel(), other);
    }

    @Test
    void blobThatDoesNotParse_isDamaged_withoutAskingTheTpm() {
        TpmRoot untouched = new TpmRoot(() -> {
            throw new AssertionError("connected");
        });
        Openings.assertRefused(Refusal.DAMAGED, untouched, SealedKey.of(RootKind.TPM2, new byte[300]));
    }
}
