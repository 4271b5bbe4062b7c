package dev.sessionvault.vault.format.v1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What only a writer with the vault key can get wrong: one encoding of everything, and nothing else is read. */
class RecordFactsTest {
    private static final RecordFacts KEY =
            new RecordFacts(RecordKind.KEY, "claude", "/p", "work", "label", 1, 2, 3, 4, 5, new byte[] {1, 2, 3, 4, 5});
    private static final RecordFacts CHOICE = RecordFacts.choice("claude", null, "work", 7);

    private static String fault(byte[] plaintext) {
        return String.valueOf(assertThrows(FormatException.class, () -> RecordFacts.parse(plaintext))
                .getMessage());
    }

    @Test
    void facts_parsedAndEncodedAgain_areTheSameBytes() throws FormatException {
        for (RecordFacts facts : new RecordFacts[] {KEY, CHOICE}) {
            byte[] bytes = facts.encode();
            assertEquals(0, bytes.length % 64);
            RecordFacts parsed = RecordFacts.parse(bytes);
            assertEquals(facts.kind(), parsed.kind());
            assertEquals(facts.path(), parsed.path());
            assertArrayEquals(bytes, parsed.encode());
        }
        assertEquals(3, RecordFacts.parse(KEY.encode()).usedEpochSecond());
    }

    @Test
    void facts_withAnotherByte_areNeverReadAsTheSame() {
        byte[] sound = KEY.encode();
        for (int i = 0; i < sound.length; i++) {
            byte[] changed = sound.clone();
            changed[i] ^= 0x10;
            try {
                assertArrayEquals(changed, RecordFacts.parse(changed).encode());
            } catch (FormatException e) {
                // Refused: as good.
            }
        }
    }

    @Test
    void unknownKindOrScope_andPadding_areRefused() {
        byte[] facts = CHOICE.encode();
        byte[] kind = facts.clone();
        kind[0] = 5;
        assertEquals("record: unknown kind 5", fault(kind));
        byte[] scope = facts.clone();
        scope[8] = 2;
        assertEquals("record: unknown scope 2", fault(scope));
        byte[] padding = facts.clone();
        padding[padding.length - 1] = 1;
        assertEquals("record: padding is not zero", fault(padding));
        assertEquals("record: padding of the wrong size", fault(Arrays.copyOf(facts, facts.length + 64)));
        assertEquals("record: padding of the wrong size", fault(Arrays.copyOf(facts, facts.length - 1)));
        assertEquals("record: ends too early", fault(Arrays.copyOf(facts, 10)));
    }

    @Test
    void keyBody_isLargerOfALogin_thanOfAKey() throws FormatException {
        byte[] key = KeyBody.encode(SecretBytes.takeFrom(new byte[KeyBody.MAX_KEY_BYTES]));
        assertEquals(KeyBody.MAX_KEY_BYTES, KeyBody.parse(RecordKind.KEY, key).size());
        byte[] login = KeyBody.encode(SecretBytes.takeFrom(new byte[KeyBody.MAX_KEY_BYTES + 1]));
        assertEquals(16385, KeyBody.parse(RecordKind.LOGIN, login).size());
        for (RecordKind kind : new RecordKind[] {RecordKind.KEY, RecordKind.FORMER, RecordKind.CHOICE}) {
            assertThrows(FormatException.class, () -> KeyBody.parse(kind, login));
        }
        byte[] larger = KeyBody.encode(SecretBytes.takeFrom(new byte[KeyBody.MAX_LOGIN_BYTES + 1]));
        assertThrows(FormatException.class, () -> KeyBody.parse(RecordKind.LOGIN, larger));
    }

    @Test
    void keyBody_isStrictToo() throws FormatException {
        byte[] body = KeyBody.encode(SecretBytes.takeFrom("key".getBytes(StandardCharsets.UTF_8)));
        assertEquals(3, KeyBody.parse(RecordKind.KEY, body).size());
        byte[] longer = Arrays.copyOf(body, 128);
        assertThrows(FormatException.class, () -> KeyBody.parse(RecordKind.KEY, longer));
        byte[] none = KeyBody.encode(null);
        assertEquals(64, none.length);
        assertEquals(
                "record: key of 0 bytes",
                assertThrows(FormatException.class, () -> KeyBody.parse(RecordKind.KEY, none))
                        .getMessage());
    }
}
