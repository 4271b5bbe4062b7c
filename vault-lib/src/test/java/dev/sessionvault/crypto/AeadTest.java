package dev.sessionvault.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 8439, section 2.8.2. */
class AeadTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final SecretBytes KEY =
            SecretBytes.copyOf(HEX.parseHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"));
    private static final byte[] NONCE = HEX.parseHex("070000004041424344454647");
    private static final byte[] DATA = HEX.parseHex("50515253c0c1c2c3c4c5c6c7");
    private static final byte[] PLAINTEXT =
            ("Ladies and Gentlemen of the class of '99: If I could offer you only one tip"
                            + " for the future, sunscreen would be it.")
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEALED = HEX.parseHex("d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
            + "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
            + "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
            + "3ff4def08e4b7a9de576d26586cec64b6116"
            + "1ae10b594f09e26a7e902ecbd0600691");

    @Test
    void seal_vectorOfTheRfc_isReproduced() {
        assertArrayEquals(SEALED, Aead.seal(KEY, NONCE, DATA, PLAINTEXT));
    }

    @Test
    void open_vectorOfTheRfc_isReproduced() throws ForgedException {
        assertArrayEquals(PLAINTEXT, Aead.open(KEY, NONCE, DATA, SEALED));
    }

    @Test
    void open_anyBitFlipped_isForged() {
        for (int bit = 0; bit < SEALED.length * 8; bit++) {
            byte[] flipped = SEALED.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(ForgedException.class, () -> Aead.open(KEY, NONCE, DATA, flipped));
        }
    }

    @Test
    void open_anyTruncation_isForged() {
        for (int size = 0; size < SEALED.length; size++) {
            byte[] cut = Arrays.copyOf(SEALED, size);
            assertThrows(ForgedException.class, () -> Aead.open(KEY, NONCE, DATA, cut));
        }
    }

    @Test
    void open_otherKeyNonceOrData_isForged() {
        assertThrows(ForgedException.class, () -> Aead.open(SecretBytes.random(32), NONCE, DATA, SEALED));
        assertThrows(ForgedException.class, () -> Aead.open(KEY, new byte[12], DATA, SEALED));
        assertThrows(ForgedException.class, () -> Aead.open(KEY, NONCE, new byte[0], SEALED));
    }

    @Test
    void seal_nothing_isATag() throws ForgedException {
        byte[] sealed = Aead.seal(KEY, NONCE, DATA, new byte[0]);
        assertEquals(Aead.TAG_BYTES, sealed.length);
        assertEquals(0, Aead.open(KEY, NONCE, DATA, sealed).length);
    }
}
