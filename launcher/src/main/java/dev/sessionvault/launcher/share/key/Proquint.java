package dev.sessionvault.launcher.share.key;

/** 16 bits as five letters that can be spoken: consonant, vowel, consonant, vowel, consonant; 4, 2, 4, 2 and 4 bits. */
final class Proquint {
    private static final String CONSONANTS = "bdfghjklmnprstvz";
    private static final String VOWELS = "aiou";
    private static final int LETTERS = 5;
    private static final int WORD_BYTES = 2;

    private Proquint() {}

    /** @param bytes an even number of them */
    static String write(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += WORD_BYTES) {
            if (i > 0) {
                text.append('-');
            }
            word(text, (bytes[i] & 0xff) << Byte.SIZE | bytes[i + 1] & 0xff);
        }
        return text.toString();
    }

    private static void word(StringBuilder text, int bits) {
        text.append(CONSONANTS.charAt(bits >> 12))
                .append(VOWELS.charAt(bits >> 10 & 3))
                .append(CONSONANTS.charAt(bits >> 6 & 15))
                .append(VOWELS.charAt(bits >> 4 & 3))
                .append(CONSONANTS.charAt(bits & 15));
    }

    /** Whether {@link #write} makes this text of so many bytes. */
    static boolean isText(String text, int bytes) {
        int words = bytes / WORD_BYTES;
        boolean fits = text.length() == words * (LETTERS + 1) - 1;
        for (int i = 0; fits && i < text.length(); i++) {
            fits = lettersAt(i % (LETTERS + 1)).indexOf(text.charAt(i)) >= 0;
        }
        return fits;
    }

    private static String lettersAt(int place) {
        if (place == LETTERS) {
            return "-";
        }
        return place % 2 == 0 ? CONSONANTS : VOWELS;
    }
}
