package dev.sessionvault.secret;

/**
 * The token that reading a secret takes. Search for {@code SecretAccess.granted()} to find every place that reads one;
 * an architecture test in each module lists the packages that may.
 */
public final class SecretAccess {
    private static final SecretAccess GRANTED = new SecretAccess();

    private SecretAccess() {}

    public static SecretAccess granted() {
        return GRANTED;
    }
}
