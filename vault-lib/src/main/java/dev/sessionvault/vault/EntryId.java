package dev.sessionvault.vault;

/**
 * The identity of an entry, random, kept when its key is replaced.
 *
 * @param value 16 lower-case hexadecimal digits
 */
public record EntryId(String value) {
    /** The length of an id, in digits. */
    public static final int DIGITS = 16;

    /** How many digits are shown to people at least. */
    public static final int SHORT_DIGITS = 6;

    /** @throws IllegalArgumentException if the value is no entry id */
    public EntryId {
        if (value.length() != DIGITS || !Alphabet.LOWER_HEX.allows(value, "")) {
            throw new IllegalArgumentException("entry id: " + value + ": want 16 lower-case hexadecimal digits");
        }
    }

    /** The first digits, for people: enough to tell apart the entries of most vaults. */
    public String brief() {
        return value.substring(0, SHORT_DIGITS);
    }

    /** Whether this id is meant by {@code digits}: at least {@link #SHORT_DIGITS} of its first digits. */
    public boolean isMeantBy(String digits) {
        return digits.length() >= SHORT_DIGITS && value.startsWith(digits);
    }

    @Override
    public String toString() {
        return value;
    }
}
