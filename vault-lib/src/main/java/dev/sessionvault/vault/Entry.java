package dev.sessionvault.vault;

/**
 * What the vault knows about a key or a login, without it.
 *
 * @param isLogin whether it is what a tool wrote down when somebody logged in, and no key
 * @param fingerprint 10 hexadecimal digits: equal for equal keys in this vault, meaningless outside of it
 * @param renewedEpochSecond when its time began to run, last: at its creation or renewal
 * @param usedEpochSecond when it was last used, at most 1/64 of the idle time too early
 */
public record Entry(
        EntryId id,
        boolean isLogin,
        ToolName tool,
        Scope scope,
        AccountName account,
        String label,
        Expiry expiry,
        long createdEpochSecond,
        long renewedEpochSecond,
        long usedEpochSecond,
        String fingerprint) {

    /** The expiry with its deadline as far from now as it was when its time began to run. */
    public Expiry expiryFrom(long nowEpochSecond) {
        long deadline = expiry.deadlineEpochSecond();
        return deadline == 0
                ? expiry
                : new Expiry(expiry.idleSeconds(), nowEpochSecond + Math.max(0, deadline - renewedEpochSecond));
    }

    /** What would be said to store a key in its place. */
    NewEntry said(Expiry otherExpiry) {
        return new NewEntry(tool, scope, account, label, otherExpiry);
    }

    /** The same, in another place. */
    Entry in(Scope other) {
        return new Entry(
                id,
                isLogin,
                tool,
                other,
                account,
                label,
                expiry,
                createdEpochSecond,
                renewedEpochSecond,
                usedEpochSecond,
                fingerprint);
    }

    /** The same, used at another time. */
    Entry usedAt(long epochSecond) {
        return new Entry(
                id,
                isLogin,
                tool,
                scope,
                account,
                label,
                expiry,
                createdEpochSecond,
                renewedEpochSecond,
                epochSecond,
                fingerprint);
    }
}
