package dev.sessionvault.launcher.share.passport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.secret.SecretAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Handles and passports that other code has written (passports.py), good ones and ones with one fault each. */
class PassportVectorTest {
    private static final Instant BEFORE = Instant.ofEpochSecond(1_799_999_999);
    private static final Instant END = Instant.ofEpochSecond(1_800_000_000);

    static Stream<String[]> handles() throws IOException {
        return lines("handle");
    }

    static Stream<String[]> passports() throws IOException {
        return lines("passport");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handles")
    void handle_isReadAsItShouldBe(String name, String verdict, String text) throws Exception {
        if (!verdict.equals("GOOD")) {
            PassportException refused = assertThrows(PassportException.class, () -> Handle.parse(bytes(text), BEFORE));
            assertEquals(verdict, refused.reason().name(), refused.text());
            return;
        }
        try (Handle handle = Handle.parse(bytes(text), BEFORE)) {
            assertArrayEquals(bytes(text), handle.text());
            assertEquals(key(1), handle.owner());
            assertEquals(END, handle.end());
            byte[] secret = handle.secret().read(SecretAccess.granted(), byte[]::clone);
            assertEquals(31, secret[31]);
        }
    }

    @Test
    void handle_mayComeInSeveralLines() throws Exception {
        String text = handles().findFirst().orElseThrow()[2];
        try (Handle handle =
                Handle.parse(bytes(" " + text.substring(0, 70) + "\r\n  " + text.substring(70) + "\n"), BEFORE)) {
            assertTrue(handle.isTls());
            assertFalse(handle.isBearer());
            assertEquals("relay.example.org:443", handle.relay().value());
        }
    }

    @Test
    void handle_isOverAtItsEnd() throws Exception {
        byte[] text = bytes(handles().findFirst().orElseThrow()[2]);
        PassportException over = assertThrows(PassportException.class, () -> Handle.parse(text, END));
        assertEquals("the handle was good until 2027-01-15T08:00:00Z", over.text());
    }

    /** Neither in what it says of itself, nor in what is said of it. */
    @Test
    void handle_isNeverShown() throws Exception {
        String text = handles().findFirst().orElseThrow()[2];
        try (Handle handle = Handle.parse(bytes(text), BEFORE)) {
            assertFalse(handle.toString().contains(text.substring(14, 24)), handle.toString());
        }
        for (int at = 4; at < text.length(); at++) {
            byte[] wrong = bytes(text);
            wrong[at] = (byte) (wrong[at] == 'a' ? 'b' : 'a');
            PassportException refused = assertThrows(PassportException.class, () -> Handle.parse(wrong, BEFORE));
            for (int i = 4; i + 6 < text.length(); i++) {
                assertFalse(refused.text().contains(text.substring(i, i + 6)), refused.text());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passports")
    void passport_isReadAsItShouldBe(String name, String verdict, String hex) throws Exception {
        byte[] signed = hex(hex);
        if (!verdict.equals("GOOD")) {
            PassportException refused = assertThrows(PassportException.class, () -> Passport.verify(signed, key(1)));
            assertEquals(verdict, refused.reason().name(), refused.text());
            return;
        }
        Passport passport = Passport.verify(signed, key(1));
        assertArrayEquals(signed, passport.sign(Identity.of(seed(1))));
        assertEquals(key(2), passport.sessionKey());
        assertEquals(name.equals("bearer") ? null : key(3), passport.recipient());
        assertEquals(END, passport.end());
        assertFalse(passport.isOver(BEFORE));
        assertTrue(passport.isOver(END));
    }

    /** Whatever is done to its bytes, what comes is a refusal; and what is taken encodes to the same bytes. */
    @Test
    void decoder_throwsNothingElse() throws Exception {
        Random random = new Random(5);
        List<byte[]> seeds = passports()
                .map(line -> hex(line[2]))
                .filter(bytes -> bytes.length > 64)
                .toList();
        assertTrue(seeds.size() > 40);
        int taken = 0;
        for (int round = 0; round < 3_000; round++) {
            byte[] seed = seeds.get(random.nextInt(seeds.size()));
            byte[] body = mutated(Arrays.copyOf(seed, seed.length - 64), random);
            try {
                assertArrayEquals(body, PassportBytes.encode(PassportBytes.decode(body)));
                taken++;
            } catch (PassportException e) {
                assertTrue(e.text().startsWith("the passport "), e.text());
            }
        }
        assertTrue(taken > 20, "nothing was taken");
    }

    @Test
    void handleReader_throwsNothingElse() throws Exception {
        Random random = new Random(6);
        List<byte[]> seeds = handles().map(line -> bytes(line[2])).toList();
        for (int round = 0; round < 3_000; round++) {
            byte[] text = mutated(seeds.get(random.nextInt(seeds.size())), random);
            try {
                Handle.parse(text, BEFORE).close();
            } catch (PassportException e) {
                assertFalse(e.text().isEmpty());
            }
        }
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(seed, random.nextInt(seed.length + 8)) : seed.clone();
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] + random.nextInt(3) - 1);
        }
        return bytes;
    }

    private static Stream<String[]> lines(String kind) throws IOException {
        try (InputStream in = PassportVectorTest.class.getResourceAsStream("/share/passports.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                            .lines()
                            .map(line -> line.split(" "))
                            .filter(fields -> fields[0].equals(kind))
                            .map(fields -> new String[] {fields[1], fields[2], fields[3]})
                            .toList()
                            .stream();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String hex) {
        return hex.equals("-") ? new byte[0] : HexFormat.of().parseHex(hex);
    }

    private static byte[] seed(int n) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) n);
        return seed;
    }

    private static IdentityKey key(int n) {
        try (Identity identity = Identity.of(seed(n))) {
            return identity.publicKey();
        }
    }
}
