package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone reads or changes what passes between us and the TPM. */
class TpmWireIT {
    @TempDir
    static Path directory;

    private static Swtpm swtpm;
    private final SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES);

    @BeforeAll
    static void start() {
        swtpm = Swtpm.startTcp(directory);
    }

    @AfterAll
    static void stop() {
        assertEquals(List.of(), Commands.loadedHandles(swtpm));
        swtpm.close();
    }

    private static TpmRoot tapped(Tap tap) {
        return new TpmRoot(tap.on(swtpm.source()));
    }

    @Test
    void wholeTraffic_nowhereHoldsTheKey() {
        List<byte[]> traffic = new ArrayList<>();
        TpmRoot root = tapped(Tap.recording(traffic));
        Openings.assertOpens(key, root, Openings.seal(root, key));
        byte[] secret = Openings.bytes(key);
        assertTrue(traffic.size() > 20, "messages: " + traffic.size());
        for (byte[] message : traffic) {
            // A quarter of it is enough to tell: 8 bytes do not meet by chance.
            assertFalse(Openings.contains(message, Arrays.copyOf(secret, 8)));
            assertFalse(Openings.contains(message, Arrays.copyOfRange(secret, 24, 32)));
        }
    }

    @Test
    void anyBitOfTheUnsealResponseFlipped_isRefused() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        int[] size = new int[1];
        Openings.open(
                tapped(Tap.changing(CommandCode.UNSEAL, response -> {
                    size[0] = response.length;
                    return response;
                })),
                sealed);
        assertTrue(size[0] > KeyRoot.KEY_BYTES);
        for (int bit = 0; bit < size[0] * 8; bit++) {
            int flipped = bit;
            Opening opening = tapped(Tap.changing(CommandCode.UNSEAL, response -> flip(response, flipped)))
                    .open(sealed);
            assertInstanceOf(Opening.Refused.class, opening, "bit " + bit);
        }
    }

    @Test
    void unsealResponsesParametersChanged_isDamaged() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        int firstKeyBit = (10 + 4 + 2) * 8; // after the header, the parameters' size and the key's size
        TpmRoot root = tapped(Tap.changing(CommandCode.UNSEAL, response -> flip(response, firstKeyBit)));
        Opening.Refused refused = Openings.assertRefused(Refusal.DAMAGED, root, sealed);
        assertEquals(
                "what passed between this program and the TPM was changed: response to TPM2_Unseal", refused.why());
    }

    @Test
    void unsealResponseOfAnEarlierTime_isRefused() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        byte[][] earlier = new byte[1][];
        Openings.open(tapped(Tap.changing(CommandCode.UNSEAL, response -> earlier[0] = response)), sealed);
        Openings.assertRefused(
                Refusal.DAMAGED, tapped(Tap.changing(CommandCode.UNSEAL, response -> earlier[0])), sealed);
    }

    @Test
    void unsealResponseTruncated_isRefused() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        for (int size : new int[] {0, 1, 9, 10, 14, 50, 100}) {
            TpmRoot root = tapped(Tap.changing(CommandCode.UNSEAL, response -> Arrays.copyOf(response, size)));
            Openings.assertRefused(Refusal.DAMAGED, root, sealed);
        }
    }

    @Test
    void anotherObjectLoaded_isRefused() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        byte[][] otherLoad = new byte[1][];
        SealedKey other = Openings.seal(swtpm.root(), SecretBytes.random(KeyRoot.KEY_BYTES));
        Openings.open(
                tapped((command, tpm) -> {
                    otherLoad[0] = Tap.code(command) == CommandCode.LOAD ? command : otherLoad[0];
                    return tpm.exchange(command);
                }),
                other);
        TpmRoot swapped =
                tapped((command, tpm) -> tpm.exchange(Tap.code(command) == CommandCode.LOAD ? otherLoad[0] : command));
        Openings.assertRefused(Refusal.DAMAGED, swapped, sealed);
    }

    @Test
    void createResponseFlipped_isNotSealed() {
        for (int bit : new int[] {16 * 8, 50 * 8 + 3, 200 * 8 + 7}) {
            TpmRoot root = tapped(Tap.changing(CommandCode.CREATE, response -> flip(response, bit)));
            RootException refusal = assertThrows(RootException.class, () -> root.seal(key), "bit " + bit);
            assertEquals(Refusal.DAMAGED, refusal.refusal());
        }
    }

    @Test
    void storageKeyOffItsCurve_isDamaged() {
        // The last octet of the response's public area is y's: the parameters that follow it are the ticket's.
        TpmRoot root = tapped(Tap.changing(CommandCode.CREATE_PRIMARY, response -> {
            int yEnd = 10 + 4 + 4 + 2 + StorageKey.template().length + 2 * TpmCrypto.COORDINATE_BYTES;
            return flip(response, (yEnd - 1) * 8);
        }));
        RootException refusal = assertThrows(RootException.class, () -> root.seal(key));
        assertEquals("not well-formed: the TPM's storage key", refusal.getMessage());
    }

    @Test
    void busyForAWhile_theSameBytesAreSentAgain() {
        for (int code : new int[] {ResponseCode.RETRY, ResponseCode.YIELDED, ResponseCode.TESTING}) {
            BusyTap busy = new BusyTap(code, /* times = */ 4);
            TpmRoot root = tapped(busy);
            Openings.assertOpens(key, root, Openings.seal(root, key));
            assertNotEquals(0, busy.refusals);
        }
    }

    @Test
    void busyForEver_isUnavailable_withinTheLimit() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        TpmRoot root = tapped((command, tpm) -> refusal(ResponseCode.RETRY));
        long start = System.nanoTime();
        Opening.Refused refused = Openings.assertRefused(Refusal.UNAVAILABLE, root, sealed);
        assertEquals("the TPM stays busy: TPM2_ReadPublic", refused.why());
        assertTrue(System.nanoTime() - start < 3_500_000_000L);
    }

    @Test
    void lockOutAnswered_isLocked() {
        SealedKey sealed = Openings.seal(swtpm.root(), key);
        TpmRoot root = tapped(Tap.changing(CommandCode.LOAD, response -> refusal(ResponseCode.LOCKOUT)));
        // The object that was loaded behind our back is the tap's to answer for: power off drops it.
        Openings.assertRefused(Refusal.LOCKED, root, sealed);
        swtpm.restart();
    }

    /** Refuses each command some times before it passes it on, and checks that it is the same command. */
    private static final class BusyTap implements Tap {
        private final int code;
        private final int times;
        private byte[] last = new byte[0];
        private int left;
        private int refusals;

        BusyTap(int code, int times) {
            this.code = code;
            this.times = times;
        }

        @Override
        public byte[] exchange(byte[] command, TpmDevice tpm) throws IOException {
            if (left == 0) {
                last = command.clone();
                left = times;
            }
            assertArrayEquals(last, command);
            left--;
            refusals++;
            return left == 0 ? tpm.exchange(command) : refusal(code);
        }
    }

    private static byte[] refusal(int code) {
        return ByteBuffer.allocate(10)
                .putShort((short) Tpm.NO_SESSIONS)
                .putInt(10)
                .putInt(code)
                .array();
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }
}
