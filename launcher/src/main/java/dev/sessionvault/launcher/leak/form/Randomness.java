package dev.sessionvault.launcher.leak.form;

import java.util.Arrays;

/**
 * Whether characters were drawn or written. In words, in English as in programs, most pairs of neighbouring letters are
 * among the 260 most frequent ones of the 676; of drawn letters, 38 in 100 are, and their case and digits change at will.
 */
final class Randomness {
    /** Of each letter, what follows it frequently: counted over some 130,000 words of sources and manuals. */
    private static final String[] FOLLOWERS = {
        "abcdefgiklmnprstuvwxy",
        "aceilorsu",
        "acdehiklmorstu",
        "abcdefilorsu",
        "abcdefgilmnopqrstvwxy",
        "adefilnorstu",
        "aeilnorsu",
        "aeiot",
        "abcdefgklmnoprstvz",
        "a",
        "aeios",
        "adeilostuy",
        "abeimopsu",
        "acdefginostuv",
        "abcdfgilmnoprstuvw",
        "aefiloprstu",
        "u",
        "acdegiklmnoprstuy",
        "acehikloprstuy",
        "acdefhilmoprstuy",
        "abcefilmnprst",
        "aei",
        "aei",
        "t",
        "aps",
        "e"
    };

    private static final int[] COMMON = common();

    private static final byte NONE = 0;
    private static final byte NATURAL = 1;
    private static final byte STRANGE = 2;

    /** How many pairs say something, and how many of these are usual; and how many different characters there are. */
    private int pairs;

    private int natural;
    private long low;
    private long high;
    private int seen;

    private Randomness() {}

    /** For a value whose name says that it is secret. */
    static boolean isDrawn(byte[] bytes, int from, int to) {
        Randomness of = of(bytes, from, to);
        return of.isVaried(to - from) && of.isBelow(of.percent(to - from));
    }

    /** For what begins as an issuer's keys do: only what was written by a human is told apart. */
    static boolean mayBeDrawn(byte[] bytes, int from, int to) {
        Randomness of = of(bytes, from, to);
        return of.isVaried(to - from) && of.isBelow(70);
    }

    private static Randomness of(byte[] bytes, int from, int to) {
        Randomness of = new Randomness();
        for (int i = from; i < to; i++) {
            of.take(bytes[i]);
            if (i > from) {
                of.pair(bytes[i - 1], bytes[i]);
            }
        }
        return of;
    }

    private void take(byte b) {
        seen |= Alphabet.of(b);
        if (b < 64) {
            low |= 1L << b;
        } else {
            high |= 1L << b;
        }
    }

    private void pair(byte a, byte b) {
        byte kind = kind(a, b);
        if (kind != NONE) {
            pairs++;
            natural += kind == NATURAL ? 1 : 0;
        }
    }

    private boolean isBelow(int percent) {
        return natural * 100 < pairs * percent;
    }

    /** Of sixteen drawn hexadecimal digits ten differ on average, of long keys many more. Numbers are amounts and dates. */
    private boolean isVaried(int length) {
        boolean hex = (seen & ~Alphabet.HEX) == 0;
        int least = hex || length < 24 ? 7 : 11;
        int distinct = Long.bitCount(low) + Long.bitCount(high);
        return distinct >= least && (seen & (Alphabet.LOWER | Alphabet.UPPER)) != 0;
    }

    /** Without a digit it had better look like nothing that is spoken. */
    private int percent(int length) {
        if ((seen & Alphabet.DIGIT) == 0) {
            return length < 24 ? 42 : 50;
        }
        return length < 20 ? 55 : 58;
    }

    private static byte kind(byte a, byte b) {
        int left = letter(a);
        int right = letter(b);
        if (left < 0 || right < 0) {
            return besideNoLetter(a, b, left >= 0 || right >= 0);
        }
        boolean rises = a >= 'a' && b <= 'Z';
        if (rises) {
            return NONE;
        }
        return (COMMON[left] >> right & 1) != 0 ? NATURAL : STRANGE;
    }

    private static byte besideNoLetter(byte a, byte b, boolean letter) {
        boolean digit = Alphabet.isIn(a, Alphabet.DIGIT) || Alphabet.isIn(b, Alphabet.DIGIT);
        if (letter) {
            return digit ? STRANGE : NATURAL;
        }
        return NONE;
    }

    private static int letter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z' && b > 0 ? lower - 'a' : -1;
    }

    private static int[] common() {
        int[] common = new int[26];
        Arrays.setAll(common, letter -> bits(FOLLOWERS[letter]));
        return common;
    }

    private static int bits(String letters) {
        return letters.chars().reduce(0, (bits, letter) -> bits | 1 << (letter - 'a'));
    }
}
