package dev.sessionvault.vault.format.v1;

/** What a record is: FORMAT.md "Facts". */
public enum RecordKind {
    /** A key that is given. */
    KEY(1, KeyBody.MAX_KEY_BYTES),
    /** Which account a place uses for a tool; it holds no key. */
    CHOICE(2, 0),
    /** The key that a rotation replaced, kept until the new one is confirmed; never given. */
    FORMER(3, KeyBody.MAX_KEY_BYTES),
    /** What a tool wrote down when somebody logged in. */
    LOGIN(4, KeyBody.MAX_LOGIN_BYTES);

    private final int code;
    private final int maxBodyBytes;

    RecordKind(int code, int maxBodyBytes) {
        this.code = code;
        this.maxBodyBytes = maxBodyBytes;
    }

    int code() {
        return code;
    }

    /** The largest key of such a record. */
    int maxBodyBytes() {
        return maxBodyBytes;
    }
}
