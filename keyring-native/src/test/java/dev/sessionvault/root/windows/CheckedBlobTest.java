package dev.sessionvault.root.windows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CheckedBlobTest {
    private static final byte[] KEY =
            "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final int SEALED_BYTES = 20;

    private final byte[] secret = CheckedBlob.secretPart(KEY);
    private final SealedKey sealed =
            CheckedBlob.seal(RootKind.DPAPI, CheckedBlob.newId(), new byte[SEALED_BYTES], secret);

    @Test
    void whatWasSealed_opens_andTheSecretIsWiped() throws RootException {
        byte[] given = secret.clone();
        try (Opening.Opened opened = CheckedBlob.decode(RootKind.DPAPI, sealed).open(RootKind.DPAPI, given);
                SecretBytes key = SecretBytes.copyOf(KEY)) {
            assertEquals(true, opened.key().sameAs(key));
        }
        assertArrayEquals(new byte[CheckedBlob.SECRET_BYTES], given);
    }

    @Test
    void everyBit_isLookedAt_evenWhereWhatSealsDoesNot() {
        byte[] blob = sealed.blob();
        for (int bit = 0; bit < 8 * blob.length; bit++) {
            byte[] changed = blob.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertDamaged(SealedKey.of(RootKind.DPAPI, changed), secret.clone());
        }
    }

    @Test
    void anotherKey_isRefused() {
        byte[] other = secret.clone();
        other[CheckedBlob.SECRET_BYTES - 1] ^= 1;
        assertDamaged(sealed, other);
        assertDamaged(sealed, Arrays.copyOf(secret, KeyRoot.KEY_BYTES));
        assertDamaged(sealed, new byte[0]);
    }

    @Test
    void sealedByAnotherKind_orCut_isRefused() {
        assertDamaged(SealedKey.of(RootKind.NCRYPT, sealed.blob()), secret.clone());
        for (int size = 0; size < sealed.blob().length; size++) {
            assertDamaged(SealedKey.of(RootKind.DPAPI, Arrays.copyOf(sealed.blob(), size)), secret.clone());
        }
        assertDamaged(SealedKey.of(RootKind.DPAPI, Arrays.copyOf(sealed.blob(), 5000)), secret.clone());
    }

    @Test
    void macKey_isNewEachTime() {
        assertNotEquals(Arrays.toString(secret), Arrays.toString(CheckedBlob.secretPart(KEY)));
    }

    private static void assertDamaged(SealedKey sealed, byte[] secret) {
        RootException refused = assertThrows(
                RootException.class,
                () -> CheckedBlob.decode(RootKind.DPAPI, sealed)
                        .open(RootKind.DPAPI, secret)
                        .close());
        assertEquals(Refusal.DAMAGED, refused.refusal());
    }
}
