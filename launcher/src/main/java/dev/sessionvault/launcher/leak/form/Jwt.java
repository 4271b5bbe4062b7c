package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Kind;
import java.nio.charset.StandardCharsets;

/** A login in three parts of base64url with dots between them, the first two of which are JSON objects. */
final class Jwt {
    private static final int MOST_BYTES = 12_000;
    private static final int PART_BYTES = 16;
    private static final int SIGNATURE_BYTES = 20;
    private static final byte[] OBJECT = ascii("ey");

    /** {@code openai.com}, as the base64 of some text that it is in, by what precedes it. */
    private static final byte[][] OPENAI = {ascii("b3BlbmFpLmNvb"), ascii("9wZW5haS5jb2"), ascii("vcGVuYWkuY29t")};

    private Jwt() {}

    /** After the last byte of the one that begins here, or -1. */
    static int end(Text text, int start) {
        int second = afterPart(text, start);
        int third = second < 0 ? -1 : afterPart(text, second);
        int end = third < 0 ? -1 : text.skip(third, Alphabet.WORD);
        return third >= 0 && end - third >= SIGNATURE_BYTES && end - start <= MOST_BYTES ? end : -1;
    }

    private static int afterPart(Text text, int start) {
        if (!text.isAt(OBJECT, start)) {
            return -1;
        }
        int dot = text.skip(start, Alphabet.WORD);
        return dot - start >= PART_BYTES && text.at(dot) == '.' ? dot + 1 : -1;
    }

    /** Whose login it is, as far as it says so itself. */
    static Kind kind(Text text, int start, int end) {
        for (int i = start; i < end; i++) {
            for (byte[] issuer : OPENAI) {
                if (text.isAt(issuer, i)) {
                    return Kinds.CODEX_LOGIN;
                }
            }
        }
        return Kinds.JWT;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
