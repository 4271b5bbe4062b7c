package dev.sessionvault.launcher.leak.form;

/** Sets of bytes. */
final class Alphabet {
    static final int DIGIT = 1;
    static final int HEX_LETTER = 2;
    static final int OTHER_LOWER = 4;
    static final int UPPER = 8;
    static final int DASH = 16;
    static final int UNDERSCORE = 32;
    static final int BASE64 = 64;
    static final int PAD = 128;
    static final int DOT = 256;

    static final int HEX = DIGIT | HEX_LETTER;
    static final int LOWER = HEX_LETTER | OTHER_LOWER;
    static final int ALNUM = DIGIT | LOWER | UPPER;
    static final int WORD = ALNUM | DASH | UNDERSCORE;

    /** What a key is made of without a break: every key has sixteen of these in a row. */
    private static final int RUN = WORD | BASE64;

    private static final short[] SETS = sets();
    private static final boolean[] IN_RUN = members(RUN);

    private Alphabet() {}

    static int of(byte b) {
        return SETS[b & 0xFF];
    }

    static boolean isIn(byte b, int alphabet) {
        return (SETS[b & 0xFF] & alphabet) != 0;
    }

    static boolean isRun(byte b) {
        return IN_RUN[b & 0xFF];
    }

    static boolean isWord(byte b) {
        return isIn(b, ALNUM | UNDERSCORE);
    }

    private static short[] sets() {
        short[] sets = new short[256];
        add(sets, "0123456789", DIGIT);
        add(sets, "abcdef", HEX_LETTER);
        add(sets, "ghijklmnopqrstuvwxyz", OTHER_LOWER);
        add(sets, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", UPPER);
        add(sets, "-", DASH);
        add(sets, "_", UNDERSCORE);
        add(sets, "+/", BASE64);
        add(sets, "=", PAD);
        add(sets, ".", DOT);
        return sets;
    }

    private static void add(short[] sets, String members, int bit) {
        for (int i = 0; i < members.length(); i++) {
            sets[members.charAt(i)] |= (short) bit;
        }
    }

    private static boolean[] members(int alphabet) {
        boolean[] members = new boolean[256];
        for (int b = 0; b < members.length; b++) {
            members[b] = (SETS[b] & alphabet) != 0;
        }
        return members;
    }
}
