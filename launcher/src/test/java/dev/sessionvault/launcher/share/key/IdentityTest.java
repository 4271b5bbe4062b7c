package dev.sessionvault.launcher.share.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.text.TextException;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.secret.SecretAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

    /** Seed, key, text, words and signatures as Python's cryptography (OpenSSL) and its base32 have them. */
    @Test
    void keysAndSignatures_areThoseOfTheOtherProgram() throws Exception {
        int signatures = 0;
        Identity identity = Identity.of(new byte[Identity.SEED_BYTES]);
        for (String line : vectors()) {
            String[] words = line.split(" ");
            String value = words[words.length - 1];
            switch (words[0]) {
                case "seed" -> identity = Identity.of(HexFormat.of().parseHex(value));
                case "key" ->
                    assertArrayEquals(
                            HexFormat.of().parseHex(value), identity.publicKey().bytes());
                case "text" -> assertEquals(value, identity.publicKey().toString());
                case "fingerprint" ->
                    assertEquals(value, identity.publicKey().fingerprint().words());
                case "signature" -> {
                    byte[] signature = identity.sign(Purpose.valueOf(words[1]), MESSAGE);
                    assertEquals(value, HexFormat.of().formatHex(signature));
                    signatures++;
                }
                default -> {}
            }
        }
        assertEquals(4 * Purpose.values().length, signatures);
    }

    @Test
    void signature_isForItsPurposeItsMessageAndItsKeyOnly() {
        try (Identity identity = Identity.random();
                Identity other = Identity.random()) {
            byte[] signature = identity.sign(Purpose.RECEIPT, MESSAGE);
            assertTrue(identity.publicKey().verify(Purpose.RECEIPT, MESSAGE, signature));
            assertFalse(identity.publicKey().verify(Purpose.PASSPORT, MESSAGE, signature));
            assertFalse(identity.publicKey().verify(Purpose.RECEIPT, new byte[0], signature));
            assertFalse(other.publicKey().verify(Purpose.RECEIPT, MESSAGE, signature));
            assertFalse(identity.publicKey().verify(Purpose.RECEIPT, MESSAGE, Arrays.copyOf(signature, 63)));
            assertFalse(identity.publicKey().verify(Purpose.RECEIPT, MESSAGE, Arrays.copyOf(signature, 65)));
        }
    }

    @Test
    void everyFlippedBit_ofASignature_isFound() {
        try (Identity identity = Identity.random()) {
            byte[] signature = identity.sign(Purpose.RECEIPT, MESSAGE);
            for (int bit = 0; bit < signature.length * Byte.SIZE; bit++) {
                byte[] changed = signature.clone();
                changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                assertFalse(identity.publicKey().verify(Purpose.RECEIPT, MESSAGE, changed), "bit " + bit);
            }
        }
    }

    /** The relay's own library and this one have the same keys. */
    @Test
    void deploymentKey_isTheSameOnBothSides() {
        try (Identity identity = Identity.random()) {
            byte[] key = identity.read(
                    SecretAccess.granted(), seed -> LegKey.of(seed).publicKey().bytes());
            assertArrayEquals(key, identity.publicKey().bytes());
        }
    }

    @Test
    void closedIdentity_signsNothing() {
        Identity identity = Identity.random();
        identity.close();
        assertThrows(IllegalStateException.class, () -> identity.sign(Purpose.RECEIPT, MESSAGE));
    }

    @Test
    void twoIdentities_differ() {
        assertNotEquals(Identity.random().publicKey(), Identity.random().publicKey());
    }

    /** Points of small order, for which one signature fits many messages, and bytes that are no point. */
    @Test
    void badKeys_areRefused() {
        for (String hex : List.of(
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "0200000000000000000000000000000000000000000000000000000000000000",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "00")) {
            assertThrows(
                    InvalidKeyException.class,
                    () -> IdentityKey.of(HexFormat.of().parseHex(hex)),
                    hex);
        }
    }

    @Test
    void text_comesBack_andAnotherIsRefused() throws Exception {
        IdentityKey key = Identity.random().publicKey();
        assertEquals(key, IdentityKey.parse(key.toString()));
        String text = key.toString();
        assertThrows(TextException.class, () -> IdentityKey.parse(text + " "));
        assertThrows(TextException.class, () -> IdentityKey.parse(text.toUpperCase(java.util.Locale.ROOT)));
        assertThrows(TextException.class, () -> IdentityKey.parse("sv1-" + text.substring(5)));
        assertThrows(TextException.class, () -> IdentityKey.parse(""));
    }

    @Test
    void fingerprint_isReadBack_andNothingElse() throws Exception {
        Fingerprint fingerprint = Identity.random().publicKey().fingerprint();
        assertEquals(fingerprint, Fingerprint.parse(fingerprint.words()));
        for (String text : List.of(
                "",
                "lusab-babad",
                fingerprint.words() + "-babad",
                fingerprint.words().replace('-', ' '),
                "e" + fingerprint.words().substring(1))) {
            assertThrows(TextException.class, () -> Fingerprint.parse(text));
        }
    }

    private static List<String> vectors() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/share/keys.txt"));
    }
}
