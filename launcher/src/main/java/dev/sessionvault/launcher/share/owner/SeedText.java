package dev.sessionvault.launcher.share.owner;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A seed as the vault has it, and as a relay's operator hands it out: base64url without padding. */
final class SeedText {
    static final int SEED_BYTES = 32;

    private static final int TEXT_BYTES = 43;

    private SeedText() {}

    static SecretBytes write(byte[] seed) {
        return SecretBytes.takeFrom(Base64.getUrlEncoder().withoutPadding().encode(seed));
    }

    /** The seed, which the caller closes; nothing if this is none. One end of line may follow it. */
    static Optional<SecretBytes> read(SecretBytes text) {
        return text.read(SecretAccess.granted(), SeedText::seed);
    }

    private static Optional<SecretBytes> seed(byte[] text) {
        int size = text.length > 0 && text[text.length - 1] == '\n' ? text.length - 1 : text.length;
        byte[] word = Arrays.copyOf(text, size);
        byte[] seed = new byte[0];
        byte[] again = new byte[0];
        try {
            if (size != TEXT_BYTES || !isBase64(word)) {
                return Optional.empty();
            }
            seed = Base64.getUrlDecoder().decode(word);
            again = Base64.getUrlEncoder().withoutPadding().encode(seed);
            return Arrays.equals(again, word) ? Optional.of(SecretBytes.copyOf(seed)) : Optional.empty();
        } finally {
            Arrays.fill(word, (byte) 0);
            Arrays.fill(seed, (byte) 0);
            Arrays.fill(again, (byte) 0);
        }
    }

    /** Before the decoder sees it, whose complaint would quote what it does not like. */
    private static boolean isBase64(byte[] word) {
        byte[] alphabet =
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);
        for (byte each : word) {
            boolean allowed = false;
            for (byte one : alphabet) {
                allowed |= one == each;
            }
            if (!allowed) {
                return false;
            }
        }
        return true;
    }
}
