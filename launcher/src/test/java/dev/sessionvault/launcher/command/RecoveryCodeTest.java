package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryCodeTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void write_thenParse_givesTheSameCode() {
        for (int i = 0; i < 200; i++) {
            SecretBytes code = SecretBytes.random(RecoveryCode.BYTES);
            Optional<SecretBytes> parsed = RecoveryCode.parse(SecretBytes.takeFrom(RecoveryCode.write(code)));
            assertTrue(parsed.isPresent() && parsed.get().sameAs(code));
        }
    }

    @Test
    void write_zeroes_isThePlainestCode() {
        assertEquals(
                "0000-0000-0000-0000-0000-0000-0000-0000-00", text(SecretBytes.copyOf(new byte[RecoveryCode.BYTES])));
    }

    @Test
    void parse_typedByHand_isForgiven() {
        String written = text(SecretBytes.copyOf(
                new byte[] {0, 17, 34, 51, 68, 85, 102, 119, -120, -103, -86, -69, -52, -35, -18, -1, 0, 1, 2, 3}));
        Optional<SecretBytes> exact = parse(written);
        for (String typed : new String[] {
            written.toLowerCase(java.util.Locale.ROOT),
            written.replace("-", ""),
            " " + written.replace("-", " ") + " ",
            written.replace('0', 'O').replace('1', 'l'),
            written.replace('0', 'o').replace('1', 'I'),
            written.replace("-", "--")
        }) {
            Optional<SecretBytes> parsed = parse(typed);
            assertTrue(parsed.isPresent() && parsed.get().sameAs(exact.orElseThrow()), typed);
        }
    }

    @Test
    void parse_anySymbolReplaced_isRefused() {
        String written = text(SecretBytes.random(RecoveryCode.BYTES)).replace("-", "");
        for (int i = 0; i < written.length(); i++) {
            for (char other : ALPHABET.toCharArray()) {
                if (other != written.charAt(i)) {
                    String typed = written.substring(0, i) + other + written.substring(i + 1);
                    assertFalse(parse(typed).isPresent(), "symbol " + i);
                }
            }
        }
    }

    @Test
    void parse_anyTwoSymbolsSwapped_isRefused() {
        String written = text(SecretBytes.random(RecoveryCode.BYTES)).replace("-", "");
        for (int i = 0; i < written.length() - 1; i++) {
            char[] typed = written.toCharArray();
            typed[i] = written.charAt(i + 1);
            typed[i + 1] = written.charAt(i);
            if (typed[i] != typed[i + 1]) {
                assertFalse(
                        parse(String.valueOf(new StringBuilder().append(typed))).isPresent(), "symbol " + i);
            }
        }
    }

    @Test
    void parse_tooShortTooLongOrStrange_isRefused() {
        String written = text(SecretBytes.random(RecoveryCode.BYTES));
        for (String typed : new String[] {
            "", "-", written.substring(1), written + "0", written.replaceFirst("^.", "U"), written + "\n", "\u0000"
        }) {
            assertFalse(parse(typed).isPresent());
        }
    }

    private static String text(SecretBytes code) {
        return new String(RecoveryCode.write(code), StandardCharsets.US_ASCII);
    }

    private static Optional<SecretBytes> parse(String typed) {
        return RecoveryCode.parse(SecretBytes.takeFrom(typed.getBytes(StandardCharsets.UTF_8)));
    }
}
