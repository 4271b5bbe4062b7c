package dev.sessionvault.vault.store;

import org.jspecify.annotations.Nullable;

/** The file system, or what it holds, is not as it must be. Nothing was changed. */
public final class StoreException extends Exception {

    /** What kind of failure it is. */
    public enum Fault {
        ABSENT,
        EXISTS,
        PERMISSIONS,
        DAMAGED,
        BUSY,
        UNWRITABLE
    }

    private final Fault fault;
    private final @Nullable String hint;

    StoreException(Fault fault, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.hint = hint;
    }

    static StoreException damaged(String why) {
        return new StoreException(Fault.DAMAGED, "table: " + why, null, null);
    }

    public Fault fault() {
        return fault;
    }

    /** What to do about it, or {@code null}. */
    public @Nullable String hint() {
        return hint;
    }
}
