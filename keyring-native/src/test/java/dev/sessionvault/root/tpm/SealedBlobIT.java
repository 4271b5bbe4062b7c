package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealed bytes that someone changed, given to the TPM that sealed them. */
class SealedBlobIT {
    @TempDir
    Path directory;

    private Swtpm swtpm;
    private byte[] blob;

    @BeforeEach
    void start() {
        swtpm = Swtpm.startUnix(directory);
        blob = Openings.seal(swtpm.root(), SecretBytes.random(KeyRoot.KEY_BYTES))
                .blob();
    }

    @AfterEach
    void stop() {
        swtpm.close();
    }

    @Test
    void anyBitFlipped_isDamagedOrAbsent() {
        Map<Refusal, Integer> seen = new EnumMap<>(Refusal.class);
        for (int bit = 0; bit < blob.length * 8; bit++) {
            byte[] flipped = blob.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            seen.merge(refusalOf(flipped, "bit " + bit), 1, Integer::sum);
        }
        assertTrue(seen.containsKey(Refusal.ABSENT) && seen.containsKey(Refusal.DAMAGED), seen.toString());
        assertEquals(List.of(), Commands.loadedHandles(swtpm));
    }

    @Test
    void anyTruncation_isDamaged() {
        for (int size = 0; size < blob.length; size++) {
            assertEquals(Refusal.DAMAGED, refusalOf(Arrays.copyOf(blob, size), "size " + size));
        }
    }

    @Test
    void areasOfTwoBlobs_isDamaged() throws Exception {
        SealedBlob one = SealedBlob.decode(blob);
        SealedBlob two = SealedBlob.decode(Openings.seal(swtpm.root(), SecretBytes.random(KeyRoot.KEY_BYTES))
                .blob());
        SealedBlob mixed = SealedBlob.of(null, one.srk(), one.objectPublic(), two.objectPrivate());
        assertEquals(Refusal.DAMAGED, refusalOf(mixed.encode(), "mixed"));
        assertEquals(List.of(), Commands.loadedHandles(swtpm));
    }

    private Refusal refusalOf(byte[] bytes, String which) {
        Opening opening = swtpm.root().open(SealedKey.of(RootKind.TPM2, bytes));
        Refusal refusal =
                assertInstanceOf(Opening.Refused.class, opening, which).refusal();
        assertTrue(refusal == Refusal.DAMAGED || refusal == Refusal.ABSENT, which + ": " + opening);
        return refusal;
    }
}
