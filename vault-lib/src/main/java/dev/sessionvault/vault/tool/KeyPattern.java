package dev.sessionvault.vault.tool;

/**
 * One issuer's keys: a beginning, then at least so many characters of an alphabet. Looser than the issuers' own rules,
 * so that next year's longer key is still seen.
 */
final class KeyPattern {
    static final int DIGIT = 1;
    static final int LOWER = 2;
    static final int UPPER = 4;
    static final int DASH = 8;
    static final int UNDERSCORE = 16;
    static final int BASE64 = 32;
    static final int DOT = 64;
    static final int ALNUM = DIGIT | LOWER | UPPER;
    static final int WORD = ALNUM | DASH | UNDERSCORE;
    /** The body must hold a digit, a lower-case and an upper-case letter: for beginnings that plain words have too. */
    static final int MIXED = 128;

    private static final int CASES = DIGIT | LOWER | UPPER;

    final String issuer;
    final byte[] prefix;
    private final int alphabet;
    private final int minimum;

    KeyPattern(String issuer, String prefix, int alphabet, int minimum) {
        this.issuer = issuer;
        this.prefix = Ascii.bytes(prefix);
        this.alphabet = alphabet;
        this.minimum = minimum;
    }

    /** Whether such a key begins at {@code start}; looks at no more bytes than the shortest key has. */
    boolean matches(byte[] value, int start, int end) {
        int body = start + prefix.length;
        if (end - body < minimum || !hasPrefix(value, start)) {
            return false;
        }
        int seen = 0;
        for (int i = body; i < body + minimum; i++) {
            int kind = kind(value[i]);
            if ((kind & alphabet) == 0) {
                return false;
            }
            seen |= kind;
        }
        return (alphabet & MIXED) == 0 || (seen & CASES) == CASES;
    }

    private boolean hasPrefix(byte[] value, int start) {
        for (int i = 0; i < prefix.length; i++) {
            if (value[start + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static int kind(byte b) {
        if (b >= '0' && b <= '9') {
            return DIGIT;
        }
        if (b >= 'a' && b <= 'z') {
            return LOWER;
        }
        if (b >= 'A' && b <= 'Z') {
            return UPPER;
        }
        return punctuation(b);
    }

    private static int punctuation(byte b) {
        switch (b) {
            case '-':
                return DASH;
            case '_':
                return UNDERSCORE;
            case '.':
                return DOT;
            case '+', '/', '=':
                return BASE64;
            default:
                return 0;
        }
    }
}
