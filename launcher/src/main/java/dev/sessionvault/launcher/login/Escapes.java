package dev.sessionvault.launcher.login;

/** The letters that may follow a backslash: RFC 8259, section 7. */
final class Escapes {
    private static final String LETTERS = "\"\\/bfnrt";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";

    private Escapes() {}

    static boolean has(byte letter) {
        return LETTERS.indexOf(letter) >= 0;
    }

    static int meaning(byte letter) {
        return MEANINGS.charAt(LETTERS.indexOf(letter));
    }
}
