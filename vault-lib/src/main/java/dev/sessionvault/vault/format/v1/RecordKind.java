package dev.sessionvault.vault.format.v1;

/** What a record is: FORMAT.md "Facts". */
public enum RecordKind {
    /** A key that is given. */
    KEY(1),
    /** Which account a place uses for a tool; it holds no key. */
    CHOICE(2),
    /** The key that a rotation replaced, kept until the new one is confirmed; never given. */
    FORMER(3);

    private final int code;

    RecordKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
