package dev.sessionvault.vault;

/** Sets of ASCII characters, tested without regular expressions: names are checked on the way to every launch. */
enum Alphabet {
    LOWER_HEX("0123456789abcdef"),
    LOWER_ALPHANUMERIC("0123456789abcdefghijklmnopqrstuvwxyz"),
    ALPHANUMERIC("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private final String characters;

    Alphabet(String characters) {
        this.characters = characters;
    }

    /** Whether each character of the text is of this set, or one of {@code also}. */
    boolean allows(String text, String also) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (characters.indexOf(c) < 0 && also.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
