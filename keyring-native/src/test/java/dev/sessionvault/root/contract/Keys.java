package dev.sessionvault.root.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One key, and what must and must not come of it. */
final class Keys implements AutoCloseable {
    final SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES);

    void assertOpens(KeyRoot root, SealedKey sealed) {
        Opening opening = root.open(sealed);
        try (Opening.Opened opened = assertInstanceOf(Opening.Opened.class, opening, opening.toString())) {
            assertArrayEquals(bytes(key), bytes(opened.key()), "another key");
        }
    }

    void assertRefused(Set<Refusal> expected, String what, Opening opening) {
        if (opening instanceof Opening.Opened opened) {
            String which = opened.key().sameAs(key) ? "the key" : "ANOTHER key";
            opened.close();
            throw new AssertionError(what + ": opened to " + which);
        }
        Opening.Refused refused = (Opening.Refused) opening;
        assertTrue(expected.contains(refused.refusal()), what + ": " + refused);
        assertFalse(refused.why().isBlank() || refused.advice().isBlank(), what + ": says nothing");
        assertSilent(refused);
    }

    /** For bytes that may not matter: the same key, or a refusal. */
    void assertNeverAnother(Set<Refusal> expected, String what, Opening opening) {
        if (opening instanceof Opening.Opened opened && opened.key().sameAs(key)) {
            opened.close();
            return;
        }
        assertRefused(expected, what, opening);
    }

    /** However a text may be told about, the key is not in it. */
    void assertSilent(Object said) {
        byte[] bytes = bytes(key);
        String text = said.toString();
        for (String form : List.of(
                HexFormat.of().formatHex(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                new String(bytes, StandardCharsets.ISO_8859_1))) {
            assertFalse(text.toLowerCase(Locale.ROOT).contains(form.toLowerCase(Locale.ROOT)), "tells the key");
        }
    }

    void assertNotIn(SealedKey sealed) {
        String blob = HexFormat.of().formatHex(sealed.blob());
        assertFalse(blob.contains(HexFormat.of().formatHex(bytes(key))), "the sealed bytes show the key");
        assertSilent(sealed);
    }

    @Override
    public void close() {
        key.close();
    }

    static byte[] bytes(SecretBytes secret) {
        return secret.read(SecretAccess.granted(), byte[]::clone);
    }
}
