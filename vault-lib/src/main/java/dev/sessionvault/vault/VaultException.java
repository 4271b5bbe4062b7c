package dev.sessionvault.vault;

import org.jspecify.annotations.Nullable;

/**
 * The vault cannot do what was asked, and what was asked is not done: an older state stays as it was. The message says
 * which thing and why; it holds nothing secret.
 */
public final class VaultException extends Exception {

    /** What kind of failure it is; each wants other advice. */
    public enum Reason {
        /** There is no vault in that directory. */
        ABSENT,
        /** There is one already. */
        EXISTS,
        /** Others may read or change the directory or a file of it, or it is not ours. */
        PERMISSIONS,
        /** The bytes are not what any version of us wrote. */
        DAMAGED,
        /** A newer version of us wrote it. */
        NEWER,
        /** The slot key does not open this slot. */
        WRONG_KEY,
        /** Another process kept on writing for longer than we wait. */
        BUSY,
        /** The file system refused: full, read-only, or gone. */
        UNWRITABLE
    }

    private final Reason reason;
    private final @Nullable String hint;

    VaultException(Reason reason, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.hint = hint;
    }

    public Reason reason() {
        return reason;
    }

    /** What to do about it, or {@code null} when there is nothing to advise. */
    public @Nullable String hint() {
        return hint;
    }
}
