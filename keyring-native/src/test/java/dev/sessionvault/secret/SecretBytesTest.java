package dev.sessionvault.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SecretBytesTest {
    private static final SecretAccess ACCESS = SecretAccess.granted();

    @Test
    void copyOf_sourceChangedLater_secretUnchanged() {
        byte[] source = {1, 2, 3};
        SecretBytes secret = SecretBytes.copyOf(source);
        source[0] = 9;
        assertArrayEquals(new byte[] {1, 2, 3}, secret.read(ACCESS, bytes -> bytes.clone()));
    }

    @Test
    void takeFrom_source_isWiped() {
        byte[] source = {1, 2, 3};
        SecretBytes secret = SecretBytes.takeFrom(source);
        assertArrayEquals(new byte[3], source);
        assertEquals(3, secret.size());
    }

    @Test
    void read_copyKeptByReader_isWiped() {
        byte[][] kept = new byte[1][];
        SecretBytes.copyOf(new byte[] {7, 7}).read(ACCESS, bytes -> kept[0] = bytes);
        assertArrayEquals(new byte[2], kept[0]);
    }

    @Test
    void read_readerThrows_copyIsWiped() {
        byte[][] kept = new byte[1][];
        SecretBytes secret = SecretBytes.copyOf(new byte[] {7, 7});
        assertThrows(
                IllegalArgumentException.class,
                () -> secret.read(ACCESS, bytes -> {
                    kept[0] = bytes;
                    throw new IllegalArgumentException();
                }));
        assertArrayEquals(new byte[2], kept[0]);
    }

    @Test
    void close_everyLaterUse_isRefused() {
        SecretBytes secret = SecretBytes.copyOf(new byte[] {1});
        secret.close();
        secret.close();
        assertThrows(IllegalStateException.class, () -> secret.read(ACCESS, bytes -> bytes[0]));
        assertThrows(IllegalStateException.class, secret::copy);
    }

    @Test
    void sameAs_anyBitFlipped_isFalse() {
        byte[] bytes = SystemRandom.bytes(32);
        SecretBytes secret = SecretBytes.copyOf(bytes);
        assertTrue(secret.sameAs(SecretBytes.copyOf(bytes)));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertFalse(secret.sameAs(SecretBytes.copyOf(flipped)), "bit " + bit);
        }
        assertFalse(secret.sameAs(SecretBytes.copyOf(new byte[31])));
    }

    @Test
    void toString_neverShowsTheBytes() {
        SecretBytes secret = SecretBytes.copyOf("sk-canary".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertFalse(secret.toString().contains("canary"));
        assertEquals(System.identityHashCode(secret), secret.hashCode());
    }
}
