package dev.sessionvault.launcher.share.key;

import dev.sessionvault.launcher.share.text.TextException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A key in six words that can be read out: 96 bits of its hash (SHARE.md, "Fingerprints").
 *
 * @param words as {@code lusab-babad-gutih-tugad-bidor-hozun}
 */
public record Fingerprint(String words) {
    static final int BYTES = 12;

    private static final byte[] LABEL = "sv-share/1 fingerprint\0".getBytes(StandardCharsets.US_ASCII);

    /** @throws IllegalArgumentException if these are not six words; {@link #parse} is for what people type */
    public Fingerprint {
        if (!Proquint.isText(words, BYTES)) {
            throw new IllegalArgumentException("no fingerprint");
        }
    }

    static Fingerprint of(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(LABEL);
            return new Fingerprint(Proquint.write(Arrays.copyOf(digest.digest(key), BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    public static Fingerprint parse(String text) throws TextException {
        if (!Proquint.isText(text, BYTES)) {
            throw new TextException(
                    TextException.Fault.FORM, "want six words of five letters, as lusab-babad-gutih-tugad-bidor-hozun");
        }
        return new Fingerprint(text);
    }

    @Override
    public String toString() {
        return words;
    }
}
