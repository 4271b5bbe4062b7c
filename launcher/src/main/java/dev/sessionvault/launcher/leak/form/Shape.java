package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Kind;
import java.nio.charset.StandardCharsets;

/**
 * One form of key: a beginning, then so many characters of an alphabet, the end of which is the key's. Upper bounds are
 * generous, so that next year's longer key is still seen.
 */
final class Shape {
    final Kind kind;
    final byte[] prefix;
    final int alphabet;
    final int least;
    private final int most;
    private final byte[] infix;
    private final int required;

    Shape(Kind kind, String prefix, int alphabet, int least, int most) {
        this(kind, bytes(prefix), alphabet, least, most, new byte[0], 0);
    }

    private Shape(Kind kind, byte[] prefix, int alphabet, int least, int most, byte[] infix, int required) {
        this.kind = kind;
        this.prefix = prefix;
        this.alphabet = alphabet;
        this.least = least;
        this.most = most;
        this.infix = infix;
        this.required = required;
    }

    /** Only with this somewhere in the body. */
    Shape with(String text) {
        return new Shape(kind, prefix, alphabet, least, most, bytes(text), required);
    }

    /** Only with digits, lower and upper case: for beginnings that plain words have too. */
    Shape mixed() {
        return requiring(Alphabet.DIGIT, Alphabet.LOWER, Alphabet.UPPER);
    }

    /** Only with digits and letters. */
    Shape digitsAndLetters() {
        return requiring(Alphabet.DIGIT, Alphabet.LOWER | Alphabet.UPPER);
    }

    private Shape requiring(int... sets) {
        int all = 0;
        for (int set : sets) {
            all = all << 9 | set;
        }
        return new Shape(kind, prefix, alphabet, least, most, infix, all);
    }

    /** Whether the body {@code [start, end)}, as long as its alphabet goes, is that of such a key. */
    boolean fits(Text text, int start, int end) {
        int length = end - start;
        return length >= least
                && length <= most
                && !Alphabet.isIn(text.at(end), Alphabet.WORD)
                && hasRequired(text, start, end)
                && hasInfix(text, start, end);
    }

    private boolean hasRequired(Text text, int start, int end) {
        if (required == 0) {
            return true;
        }
        int seen = 0;
        for (int i = start; i < end; i++) {
            seen |= Alphabet.of(text.bytes[i]);
        }
        for (int rest = required; rest != 0; rest >>>= 9) {
            if ((seen & rest & 0x1FF) == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean hasInfix(Text text, int start, int end) {
        for (int i = start; i <= end - infix.length; i++) {
            if (text.isAt(infix, i)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
