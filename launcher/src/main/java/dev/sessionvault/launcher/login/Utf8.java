package dev.sessionvault.launcher.login;

/** Letters as RFC 3629 has them: none with more bytes than it needs, and no half of a pair. */
final class Utf8 {
    private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x10000};

    private Utf8() {}

    /** How many bytes the letter has that begins here; 0 if none does. */
    static int size(byte[] bytes, int at, int end) {
        int size = announced(bytes[at]);
        if (size == 0 || at + size > end) {
            return 0;
        }
        for (int i = at + 1; i < at + size; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return isLetter(letter(bytes, at, size), size) ? size : 0;
    }

    /** By its first byte. */
    private static int announced(byte first) {
        int ones = Integer.numberOfLeadingZeros(~(first << Integer.SIZE - Byte.SIZE));
        if (ones == 0) {
            return 1;
        }
        return ones >= 2 && ones <= 4 ? ones : 0;
    }

    private static boolean isLetter(int letter, int size) {
        boolean isHalf = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
        return letter >= LEAST[size] && letter <= Character.MAX_CODE_POINT && !isHalf;
    }

    static int letter(byte[] bytes, int at, int size) {
        if (size == 1) {
            return bytes[at];
        }
        int letter = bytes[at] & 0xff >> size + 1;
        for (int i = at + 1; i < at + size; i++) {
            letter = letter << 6 | bytes[i] & 0x3f;
        }
        return letter;
    }
}
