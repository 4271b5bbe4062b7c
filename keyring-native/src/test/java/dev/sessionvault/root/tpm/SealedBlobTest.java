package dev.sessionvault.root.tpm;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealedBlobTest {
    private static final int SRK_BYTES = 90;
    private static final int OBJECT_BYTES = 46;

    /** Well-formed; no TPM made it. The bytes are spelled out, so that a change of the layout is seen. */
    static byte[] example() {
        String srk =
                "0023000b000304720000000600800043001000030010" + "0020" + "11".repeat(32) + "0020" + "22".repeat(32);
        String object = "0008000b00000452" + "0000" + "0010" + "0020" + "33".repeat(32);
        return HexFormat.of().parseHex("01" + "005a" + srk + "002e" + object + "0004" + "44556677");
    }

    /** One with a PIN and a register, whose policy is the digest of the value that is in it. */
    static byte[] guardedExample() throws RootException {
        byte[] plain = example();
        byte[] head = HexFormat.of().parseHex("02" + "03" + "0080" + "44".repeat(32));
        Terms terms = Terms.decode(new Reader("terms", Arrays.copyOfRange(head, 1, head.length)), "terms");
        return new Writer()
                .raw(head)
                .raw(Arrays.copyOfRange(plain, 1, 1 + 2 + SRK_BYTES))
                .u16(OBJECT_BYTES + TpmCrypto.DIGEST_BYTES)
                .raw(HexFormat.of().parseHex("0008000b00000012" + "0020"))
                .raw(terms.policy())
                .raw(HexFormat.of().parseHex("0010" + "0020" + "33".repeat(32) + "0004" + "44556677"))
                .toBytes();
    }

    @Test
    void guarded_encodesToTheSameBytes() throws RootException {
        SealedBlob blob = SealedBlob.decode(guardedExample());
        assertArrayEquals(guardedExample(), blob.encode());
        Terms terms = requireNonNull(blob.terms());
        assertEquals(true, terms.wantsPin());
        assertEquals("7", terms.guard().pcrs());
    }

    @Test
    void guardedByNothingOrByTheUnknown_isDamaged() throws RootException {
        for (int flags : new int[] {0, 1, 2, 4, 7, 255}) {
            byte[] blob = guardedExample();
            blob[1] = (byte) flags;
            assertDamaged(blob);
        }
    }

    @Test
    void otherValueThanThePolicys_isDamaged() throws RootException {
        byte[] blob = guardedExample();
        blob[20] ^= 1;
        assertDamaged(blob);
    }

    @Test
    void registers_listAndMask() {
        assertEquals(1 << 7 | 1 << 11, PcrState.mask("11,7,7"));
        assertEquals("7,11", PcrState.list(1 << 7 | 1 << 11));
        for (String list : new String[] {"", ",", "7,", "16", "007", "-1", "a", "7 ,8", "99999999999"}) {
            assertThrows(IllegalArgumentException.class, () -> PcrState.mask(list), list);
        }
    }

    @Test
    void decoded_encodesToTheSameBytes() throws RootException {
        SealedBlob blob = SealedBlob.decode(example());
        assertArrayEquals(example(), blob.encode());
        assertEquals(SRK_BYTES, blob.srk().bytes().length);
        assertEquals(OBJECT_BYTES, blob.objectPublic().length);
        assertArrayEquals(HexFormat.of().parseHex("44556677"), blob.objectPrivate());
    }

    @Test
    void everyTruncation_isDamaged() {
        for (int size = 0; size < example().length; size++) {
            assertDamaged(Arrays.copyOf(example(), size));
        }
    }

    @Test
    void trailingByte_isDamaged() {
        assertDamaged(Arrays.copyOf(example(), example().length + 1));
    }

    @Test
    void otherVersion_isDamaged() {
        byte[] blob = example();
        blob[0] = 2;
        assertDamaged(blob);
    }

    @Test
    void rsaStorageKey_isDamaged() {
        byte[] blob = example();
        blob[4] = 0x01;
        assertDamaged(blob);
    }

    @Test
    void objectWithOtherAttributes_isDamaged() {
        byte[] blob = example();
        blob[3 + SRK_BYTES + 2 + 7] ^= 0x40; // userWithAuth
        assertDamaged(blob);
    }

    @Test
    void emptyPrivateArea_isDamaged() {
        byte[] blob = Arrays.copyOf(example(), example().length - 4);
        blob[blob.length - 1] = 0;
        assertDamaged(blob);
    }

    /** Whatever is accepted must be its own encoding; whatever is not must be refused as damaged, not otherwise. */
    @Test
    void anyChangedByte_isDamagedOrItsOwnEncoding() throws RootException {
        acceptedOfChanged(example());
        acceptedOfChanged(guardedExample());
    }

    private static void acceptedOfChanged(byte[] example) {
        int accepted = 0;
        for (int at = 0; at < example.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = example.clone();
                changed[at] = (byte) value;
                accepted += acceptedAsItsOwnEncoding(changed) ? 1 : 0;
            }
        }
        assertEquals(true, accepted > example.length, "nothing was accepted");
    }

    @Test
    void randomBytes_areDamagedOrTheirOwnEncoding() {
        Random random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            acceptedAsItsOwnEncoding(bytes);
        }
    }

    private static boolean acceptedAsItsOwnEncoding(byte[] bytes) {
        try {
            assertArrayEquals(bytes, SealedBlob.decode(bytes).encode());
            return true;
        } catch (RootException e) {
            assertEquals(Refusal.DAMAGED, e.refusal());
            return false;
        }
    }

    private static void assertDamaged(byte[] blob) {
        RootException refusal = assertThrows(RootException.class, () -> SealedBlob.decode(blob));
        assertEquals(Refusal.DAMAGED, refusal.refusal());
        assertEquals("not well-formed: the sealed key", refusal.getMessage());
    }
}
