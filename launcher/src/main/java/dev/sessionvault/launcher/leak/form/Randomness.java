package dev.sessionvault.launcher.leak.form;

/**
 * Whether characters were drawn or written. In words, in English as in programs, most pairs of neighbouring letters are
 * among the 260 most frequent ones of the 676; of drawn letters, 38 in 100 are, and digits come between them at will.
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

    /** A pair counts in the lower half, a usual one in the upper half too. */
    private static final int STRANGE = 1;

    private static final int NATURAL = 1 << 16 | STRANGE;
    private static final int[] PAIRS = pairs();

    private final int pairs;
    private final int natural;
    private final int distinct;
    private final int seen;

    private Randomness(byte[] bytes, int from, int to) {
        int count = 0;
        int kinds = 0;
        long low = 0;
        long high = 0;
        int before = 0;
        for (int i = from; i < to; i++) {
            int b = bytes[i] & 0x7F;
            count += PAIRS[before << 7 | b];
            kinds |= Alphabet.of(bytes[i]);
            low |= b < 64 ? 1L << b : 0;
            high |= b < 64 ? 0 : 1L << b;
            before = b;
        }
        this.pairs = count & 0xFFFF;
        this.natural = count >>> 16;
        this.distinct = Long.bitCount(low) + Long.bitCount(high);
        this.seen = kinds;
    }

    /** For a value whose name says that it is secret. */
    static boolean isDrawn(byte[] bytes, int from, int to) {
        Randomness of = new Randomness(bytes, from, to);
        return of.isVaried(to - from) && of.isBelow(of.percent(to - from));
    }

    /** For what begins as an issuer's keys do: only what was written by a human is told apart. */
    static boolean mayBeDrawn(byte[] bytes, int from, int to) {
        Randomness of = new Randomness(bytes, from, to);
        return of.isVaried(to - from) && of.isBelow(70);
    }

    private boolean isBelow(int percent) {
        return natural * 100 < pairs * percent;
    }

    /** Of sixteen drawn hexadecimal digits ten differ on average, of long keys many more. Numbers are amounts and dates. */
    private boolean isVaried(int length) {
        boolean hex = (seen & ~Alphabet.HEX) == 0;
        int least = hex || length < 24 ? 7 : 11;
        return distinct >= least && (seen & (Alphabet.LOWER | Alphabet.UPPER)) != 0;
    }

    /** Without a digit it had better look like nothing that is spoken. */
    private int percent(int length) {
        if ((seen & Alphabet.DIGIT) == 0) {
            return length < 24 ? 42 : 50;
        }
        return length < 20 ? 55 : 58;
    }

    private static int[] pairs() {
        int[] pairs = new int[1 << 14];
        for (int pair = 1 << 7; pair < pairs.length; pair++) {
            pairs[pair] = pair(pair >> 7, pair & 0x7F);
        }
        return pairs;
    }

    /** What says nothing counts nothing: two digits, or the rise in {@code camelCase}. */
    private static int pair(int a, int b) {
        if (isLetter(a) && isLetter(b)) {
            boolean rises = a >= 'a' && b <= 'Z';
            return rises ? 0 : isUsual(a, b) ? NATURAL : STRANGE;
        }
        if (isLetter(a) || isLetter(b)) {
            return isDigit(a) || isDigit(b) ? STRANGE : NATURAL;
        }
        return 0;
    }

    private static boolean isUsual(int a, int b) {
        return FOLLOWERS[(a | 0x20) - 'a'].indexOf(b | 0x20) >= 0;
    }

    private static boolean isLetter(int b) {
        return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }
}
