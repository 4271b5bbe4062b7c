package dev.sessionvault.launcher.share.key;

/**
 * What an owner calls a contact.
 *
 * @param value 1 to 32 of {@code a-z 0-9 _ -}, beginning with a letter or digit
 */
public record Alias(String value) {
    public static final int MAX_CHARS = 32;

    public Alias {
        if (!isValid(value)) {
            throw new IllegalArgumentException("alias: want 1 to 32 of a-z 0-9 _ -");
        }
    }

    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_CHARS
                && isAlphanumeric(text.charAt(0))
                && text.chars().allMatch(c -> isAlphanumeric(c) || c == '_' || c == '-');
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return value;
    }
}
