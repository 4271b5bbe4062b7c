package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.util.Arrays;

/** What the tests ask of a root. */
final class Openings {
    private Openings() {}

    static SealedKey seal(KeyRoot root, SecretBytes key) {
        try {
            return root.seal(key);
        } catch (RootException e) {
            throw new AssertionError("not sealed: " + e.refused(), e);
        }
    }

    static byte[] open(KeyRoot root, SealedKey sealed) {
        Opening opening = root.open(sealed);
        try (Opening.Opened opened = assertInstanceOf(Opening.Opened.class, opening, opening.toString())) {
            return bytes(opened.key());
        }
    }

    static void assertOpens(SecretBytes key, KeyRoot root, SealedKey sealed) {
        assertArrayEquals(bytes(key), open(root, sealed));
    }

    static Opening.Refused assertRefused(Refusal refusal, KeyRoot root, SealedKey sealed) {
        Opening opening = root.open(sealed);
        Opening.Refused refused = assertInstanceOf(Opening.Refused.class, opening);
        assertEquals(refusal, refused.refusal(), refused.why());
        assertFalse(refused.advice().isBlank());
        return refused;
    }

    static byte[] bytes(SecretBytes secret) {
        return secret.read(SecretAccess.granted(), byte[]::clone);
    }

    static boolean contains(byte[] whole, byte[] part) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
