package dev.sessionvault.vault.audit;

/** What was done to the log: FORMAT.md "Verifying". */
public enum Kind {
    EDITED("edited"),
    REMOVED("removed"),
    TRUNCATED("truncated"),
    DUPLICATED("duplicated"),
    REORDERED("reordered"),
    INSERTED("inserted"),
    ROLLED_BACK("rolled back");

    private final String token;

    Kind(String token) {
        this.token = token;
    }

    public String token() {
        return token;
    }
}
