package dev.sessionvault.vault.audit;

/**
 * What is done or refused, as its line tells it. Never a value.
 *
 * @param what which change, in one or two words: {@code add}, {@code remove}; a taking's stands in its {@link Use}
 * @param entry the entry's id
 * @param why why it is refused, or what else is to be known
 */
public record Act(String what, String tool, String entry, String account, String fingerprint, String why) {

    public static Act of(String what) {
        return new Act(what, "", "", "", "", "");
    }

    public Act tool(String name) {
        return new Act(what, name, entry, account, fingerprint, why);
    }

    public Act entry(String toolName, String id, String accountName, String fingerprintDigits) {
        return new Act(what, toolName, id, accountName, fingerprintDigits, why);
    }

    public Act because(String reason) {
        return new Act(what, tool, entry, account, fingerprint, reason);
    }
}
