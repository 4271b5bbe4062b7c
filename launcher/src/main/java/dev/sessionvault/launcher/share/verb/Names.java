package dev.sessionvault.launcher.share.verb;

/** What may be the name of something in a verb file. */
final class Names {
    private static final int MAX_BYTES = 40;

    private Names() {}

    /** A lower-case letter, then lower-case letters, digits, underscores. */
    static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_BYTES
                && isLetter(text.charAt(0))
                && text.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '_');
    }

    /** Of an environment variable, as all programs take it. */
    static boolean isVariable(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_]{0,79}");
    }

    /** Of a file or directory, absolute, of characters that no program reads anything into. */
    static boolean isPlainPath(String text) {
        return text.matches("(/[A-Za-z0-9._@+-]+)+") && !text.contains("/./") && !(text + "/").contains("/../");
    }

    static boolean isHost(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9.:-]{0,252}");
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
