package dev.sessionvault.vault;

/**
 * Which of several accounts of one tool a key belongs to.
 *
 * @param value empty for the unnamed account, else 1 to 64 of {@code A-Z a-z 0-9 . _ @ + -}
 */
public record AccountName(String value) {
    /** The account of an entry that was stored without a name. */
    public static final AccountName UNNAMED = new AccountName("");

    /** The longest name, in characters. */
    public static final int MAX_CHARS = 64;

    private static final String ALSO = "._@+-";

    /** @throws IllegalArgumentException if the value is no account name */
    public AccountName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("account name: " + value + ": want up to 64 of A-Z a-z 0-9 . _ @ + -");
        }
    }

    /** @throws IllegalArgumentException if the text is no account name */
    public static AccountName parse(String text) {
        return new AccountName(text);
    }

    /** Whether the text is an account name; the empty text is. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_CHARS && Alphabet.ALPHANUMERIC.allows(text, ALSO);
    }

    /** Whether this is the unnamed account. */
    public boolean isUnnamed() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return value;
    }
}
