package dev.sessionvault.vault;

/**
 * Until when an entry's key is given out.
 *
 * @param idleSeconds after this long without use it is refused; 0 means never
 * @param deadlineEpochSecond from this second on it is refused; 0 means no deadline
 */
public record Expiry(long idleSeconds, long deadlineEpochSecond) {
    /** An entry that does not expire. */
    public static final Expiry NEVER = new Expiry(0, 0);

    /** @throws IllegalArgumentException if either is negative */
    public Expiry {
        if (idleSeconds < 0 || deadlineEpochSecond < 0) {
            throw new IllegalArgumentException("expiry: want no negative times");
        }
    }
}
