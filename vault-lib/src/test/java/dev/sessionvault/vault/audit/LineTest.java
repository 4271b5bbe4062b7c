package dev.sessionvault.vault.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines and their texts: one form each, back and forth. */
class LineTest {
    private static final String SEAL = "0".repeat(64);
    private static final String START = "{\"n\":1,\"time\":2,\"event\":\"take\",";
    private static final String GOOD = START + "\"tool\":\"a\",\"prev\":\"" + SEAL + "\",\"mac\":\"" + SEAL + "\"}";

    @Test
    void anyBytes_haveOneText_andComeBack() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            assertComesBack(bytes);
            assertComesBack(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
        }
        for (int point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x3000 ? 1 : 101) {
            assertComesBack(new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void assertComesBack(byte[] bytes) {
        String text = LogText.of(bytes);
        assertArrayEquals(bytes, LogText.bytes(text), text);
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.SURROGATE) {
                throw new AssertionError(text);
            }
        });
    }

    @Test
    void whatMovesACursorOrTurnsWriting_isEscaped() {
        assertEquals("a\\x1b[2J", LogText.of("a\u001b[2J"));
        assertEquals("\\x7f\\xc2\\x9b", LogText.of("\u007f\u009b"));
        assertEquals("\\xe2\\x80\\xae", LogText.of("\u202e"));
        assertEquals("\\xff\\xc3", LogText.of(new byte[] {(byte) 0xff, (byte) 0xc3}));
        assertEquals("C:\\\\x", LogText.of("C:\\x"));
        assertEquals("caf\u00e9 \u4e2d \ud83d\ude00", LogText.of("caf\u00e9 \u4e2d \ud83d\ude00"));
    }

    @Test
    void textsThatNobodyWrites_areNone() {
        for (String text : List.of("\\", "\\x4", "\\x41", "\\xFF", "\\n", "\\x5c", "a\u001b", "\u202e")) {
            assertNull(LogText.bytes(text), text);
        }
    }

    @Test
    void goodLine_isParsed_andEncodesToTheSame() {
        Line line = LineParser.parse(TestLog.bytes(GOOD));
        assertNotNull(line);
        assertEquals(GOOD, new String(line.encode(), StandardCharsets.UTF_8));
        assertEquals("a", line.text(Field.TOOL));
    }

    @Test
    void badLines_areNone() {
        for (String bad : List.of(
                "",
                "{}",
                GOOD + " ",
                " " + GOOD,
                GOOD.replace("\"n\":1", "\"n\":0"),
                GOOD.replace("\"n\":1", "\"n\":01"),
                GOOD.replace("\"n\":1", "\"n\":-1"),
                GOOD.replace("\"n\":1", "\"n\":9223372036854775808"),
                GOOD.replace("\"n\":1,", ""),
                GOOD.replace("\"time\":2,", ""),
                GOOD.replace("take", "took"),
                GOOD.replace("\"event\":\"take\",", ""),
                GOOD.replace("\"a\"", "\"\""),
                GOOD.replace("\"a\"", "1"),
                GOOD.replace("\"a\"", "\"\\u0061\""),
                GOOD.replace("\"a\"", "\"\\/\""),
                GOOD.replace("\"a\"", "\"\u0007\""),
                GOOD.replace("\"a\"", "\"\\\\x07\",\"tool\":\"a\""),
                GOOD.replace("\"tool\":\"a\"", "\"stool\":\"a\""),
                GOOD.replace("\"tool\":\"a\"", "\"why\":\"b\",\"tool\":\"a\""),
                GOOD.replace("\"tool\":\"a\"", "\"dropped\":[]"),
                GOOD.replace("\"tool\":\"a\"", "\"dropped\":[\"a\",]"),
                GOOD.replace(SEAL + "\"}", SEAL + "0\"}"),
                GOOD.replace(SEAL + "\"}", SEAL.substring(1) + "F\"}"))) {
            assertNull(LineParser.parse(TestLog.bytes(bad)), bad);
        }
        byte[] notUtf8 = TestLog.bytes(GOOD);
        notUtf8[GOOD.indexOf("\"a\"") + 1] = (byte) 0xff;
        assertNull(LineParser.parse(notUtf8));
    }

    @Test
    void randomChanges_parseToTheSameBytesOrNot() {
        Random random = new Random(5);
        byte[] good =
                TestLog.bytes(GOOD.replace("\"tool\":\"a\"", "\"tool\":\"a\\\"\\\\\\\\\",\"dropped\":[\"b\",\"c\"]"));
        assertNotNull(LineParser.parse(good));
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = good.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            Line line = LineParser.parse(changed);
            if (line != null) {
                assertArrayEquals(changed, line.encode());
            }
        }
    }
}
