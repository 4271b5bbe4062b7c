package dev.sessionvault.vault;

/**
 * What the vault knows about a key, without the key.
 *
 * @param fingerprint 10 hexadecimal digits: equal for equal keys in this vault, meaningless outside of it
 * @param usedEpochSecond when it was last used, at most 1/64 of the idle time too early
 */
public record Entry(
        EntryId id,
        ToolName tool,
        Scope scope,
        AccountName account,
        String label,
        Expiry expiry,
        long createdEpochSecond,
        long usedEpochSecond,
        String fingerprint) {

    /** The same, used at another time. */
    Entry usedAt(long epochSecond) {
        return new Entry(id, tool, scope, account, label, expiry, createdEpochSecond, epochSecond, fingerprint);
    }
}
