package dev.sessionvault.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 5869 appendix A for HKDF, RFC 4231 for the HMAC under it. */
class HkdfTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void derive_firstVectorOfTheRfc_isReproduced() {
        SecretBytes key = Hkdf.derive(
                SecretBytes.copyOf(HEX.parseHex("0b".repeat(22))),
                HEX.parseHex("000102030405060708090a0b0c"),
                HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"),
                42);
        assertEquals("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865", hex(key));
    }

    @Test
    void derive_thirdVectorOfTheRfc_isReproduced() {
        SecretBytes key = Hkdf.derive(SecretBytes.copyOf(HEX.parseHex("0b".repeat(22))), new byte[0], new byte[0], 42);
        assertEquals("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8", hex(key));
    }

    @Test
    void expand_firstVectorOfTheRfc_isReproduced() {
        SecretBytes key = Hkdf.expand(
                SecretBytes.copyOf(HEX.parseHex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5")),
                HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"),
                42);
        assertEquals("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865", hex(key));
    }

    @Test
    void expand_sizeOutOfBounds_isRefused() {
        SecretBytes key = SecretBytes.random(32);
        assertThrows(IllegalArgumentException.class, () -> Hkdf.expand(key, new byte[0], 0));
        assertThrows(IllegalArgumentException.class, () -> Hkdf.expand(key, new byte[0], 255 * 32 + 1));
    }

    @Test
    void mac_secondVectorOfItsRfc_isReproduced() {
        byte[] message = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
        SecretBytes key = SecretBytes.copyOf("Jefe".getBytes(StandardCharsets.US_ASCII));
        String expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assertEquals(expected, HEX.formatHex(Mac.of(key, message)));
        assertEquals(expected, HEX.formatHex(Mac.of(key, SecretBytes.copyOf(message))));
    }

    @Test
    void same_otherBitOrSize_isFalse() {
        assertTrue(Mac.same(new byte[] {1, 2}, new byte[] {1, 2}));
        assertFalse(Mac.same(new byte[] {1, 2}, new byte[] {1, 3}));
        assertFalse(Mac.same(new byte[] {1, 2}, new byte[] {1}));
    }

    private static String hex(SecretBytes secret) {
        return secret.read(SecretAccess.granted(), HEX::formatHex);
    }
}
