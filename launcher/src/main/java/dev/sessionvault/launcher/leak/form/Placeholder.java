package dev.sessionvault.launcher.leak.form;

import java.nio.charset.StandardCharsets;

/** What stands where a key should, in documents and tests. */
final class Placeholder {
    /** In lower case. */
    private static final byte[][] WORDS = {
        ascii("example"),
        ascii("placeholder"),
        ascii("your"),
        ascii("xxxx"),
        ascii("changeme"),
        ascii("change-me"),
        ascii("change_me"),
        ascii("redacted"),
        ascii("dummy"),
        ascii("insert"),
        ascii("replace"),
        ascii("sample"),
        ascii("not-a-real"),
        ascii("not_a_real"),
        ascii("notareal"),
        ascii("secret-key"),
        ascii("secret_key"),
        ascii("deadbeef"),
        ascii("lorem"),
        ascii("qwerty")
    };

    /** Signatures and tokens that the standards show, and every page about them. */
    private static final byte[][] TOKENS = {
        ascii("sflkxwrjsmekkf2qt4"),
        ascii("tjva95orm7e2cbab30rm"),
        ascii("dozjgnryp4j3jvmnhl0w"),
        ascii("2yotnfzfejr1zcsicmwpaa"),
        ascii("tgzv3jokf0xg5qx2tlkwia"),
        ascii("czzcagrsa3f0mz")
    };

    /** Four letters stand in every thousandth long key by chance; in a placeholder they begin a word. */
    private static final int LONG_WORD = 5;

    private static final int SAME = 5;

    /** And of a long key's digits so many are the same by chance. */
    private static final int SAME_OF_MANY = 8;

    private static final int MANY = 40;
    private static final int STEPS = 5;

    private Placeholder() {}

    static boolean isOne(Text text, int from, int to) {
        return contains(text, from, to, WORDS) || contains(text, from, to, TOKENS) || isCounted(text, from, to);
    }

    static boolean isKnownToken(Text text, int from, int to) {
        return contains(text, from, to, TOKENS);
    }

    private static boolean contains(Text text, int from, int to, byte[][] words) {
        for (byte[] word : words) {
            for (int i = from; i <= to - word.length; i++) {
                if (isAt(text, word, i) && (word.length >= LONG_WORD || i == from || !isLetter(text.bytes[i - 1]))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAt(Text text, byte[] word, int i) {
        for (int j = 0; j < word.length; j++) {
            if (lower(text.bytes[i + j]) != word[j]) {
                return false;
            }
        }
        return true;
    }

    /** {@code 00000}, or {@code 123456} and {@code abcdef} for more than a third of it. */
    private static boolean isCounted(Text text, int from, int to) {
        int most = to - from < MANY ? SAME : SAME_OF_MANY;
        int same = 1;
        int steps = 1;
        int counted = 0;
        for (int i = from + 1; i < to; i++) {
            int step = lower(text.bytes[i]) - lower(text.bytes[i - 1]);
            same = step == 0 ? same + 1 : 1;
            steps = step == 1 ? steps + 1 : 1;
            counted += steps == STEPS ? STEPS : steps > STEPS ? 1 : 0;
            if (same == most || counted * 3 > to - from) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(byte b) {
        byte lower = lower(b);
        return lower >= 'a' && lower <= 'z' || b >= '0' && b <= '9';
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
