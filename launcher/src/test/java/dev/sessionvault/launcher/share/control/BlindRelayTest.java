package dev.sessionvault.launcher.share.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All that passes a relay, both ways, from the first byte to the last: nothing of what was said is in it. */
@Timeout(120)
class BlindRelayTest {
    private static final String KEY = "sk-ant-api03-canary-77d2b0c4";
    private static final String WORD = "canaryargument";
    private static final String PRINTED = "said " + WORD;

    @TempDir
    Path directory;

    @Test
    void whatTheRelaySees_hasNoCanary_inAnyCode() throws Exception {
        List<byte[]> canaries = new ArrayList<>();
        String seen;
        Path home = directory.resolve("recipient");
        try (Wire wire = new Wire();
                Lent lent = new Lent(
                        directory,
                        Lent.local(wire.port()),
                        null,
                        Recipient.identity(home),
                        use -> SecretBytes.copyOf(KEY.getBytes(StandardCharsets.US_ASCII)),
                        Duration.ofMinutes(5),
                        "t.say:word=*",
                        "t.key")) {
            try (Recipient recipient = Recipient.come(home, lent.handle(), lent.owner.publicKey())) {
                Said said = recipient.call("t.say", WORD);
                assertEquals(3, said.answer().outcome().code());
                assertTrue(said.out().contains(PRINTED));
                assertTrue(recipient.call("t.key").answer().isGood());
                wire.liar.cut();
                assertEquals(3, recipient.call("t.say", WORD).answer().outcome().code());
            }
            for (String text : List.of(
                    KEY,
                    WORD,
                    PRINTED,
                    "t.say",
                    "t.key",
                    "says a word",
                    "reflect",
                    lent.opening.session(),
                    lent.owner.publicKey().fingerprint().words(),
                    lent.recipient.publicKey().fingerprint().words())) {
                canaries.add(text.getBytes(StandardCharsets.US_ASCII));
            }
            canaries.add(HexFormat.of().parseHex(lent.opening.session()));
            canaries.add(lent.owner.publicKey().bytes());
            canaries.add(lent.recipient.publicKey().bytes());
            canaries.add(lent.opening.sessionKey().bytes());
            canaries.addAll(secrets(lent.piped));
            seen = new String(wire.liar.seen(), StandardCharsets.ISO_8859_1);
        }
        assertTrue(seen.length() > 10_000, "little was seen: " + seen.length());
        assertTrue(seen.contains("Upgrade: websocket"), "the heads were not seen");
        canaries.forEach(canary -> assertNone(seen, canary));
        assertFound();
    }

    /** S, the session's key and the deployment's, as the session's process is told them; and words of the first. */
    private static List<byte[]> secrets(byte[] piped) {
        List<byte[]> secrets = new ArrayList<>();
        for (int at = piped.length - 96; at < piped.length; at += 32) {
            secrets.add(Arrays.copyOfRange(piped, at, at + 32));
            secrets.add(Arrays.copyOfRange(piped, at, at + 8));
        }
        return secrets;
    }

    private static void assertNone(String seen, byte[] canary) {
        for (String code : codes(canary)) {
            assertFalse(seen.contains(code), () -> new String(canary, StandardCharsets.ISO_8859_1) + " as " + code);
        }
    }

    /** As it is, in hexadecimal, and in base 64 behind 0, 1 and 2 other bytes. */
    private static List<String> codes(byte[] canary) {
        String hex = HexFormat.of().formatHex(canary);
        List<String> codes = new ArrayList<>(
                List.of(new String(canary, StandardCharsets.ISO_8859_1), hex, hex.toUpperCase(Locale.ROOT)));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + canary.length];
            System.arraycopy(canary, 0, shifted, before, canary.length);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            codes.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
            codes.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
        }
        return codes;
    }

    /** The search finds what is there. */
    private static void assertFound() {
        byte[] text = ("before " + WORD + " behind").getBytes(StandardCharsets.US_ASCII);
        byte[] canary = WORD.getBytes(StandardCharsets.US_ASCII);
        for (String seen : List.of(
                new String(text, StandardCharsets.ISO_8859_1),
                HexFormat.of().formatHex(text),
                Base64.getEncoder().encodeToString(text),
                Base64.getEncoder()
                        .encodeToString(("x" + new String(text, StandardCharsets.US_ASCII))
                                .getBytes(StandardCharsets.US_ASCII)))) {
            assertTrue(codes(canary).stream().anyMatch(seen::contains), seen);
        }
    }
}
