package dev.sessionvault.vault.audit;

import org.jspecify.annotations.Nullable;

/** What kind of thing a line tells of. */
public enum Event {
    /** The log begins. */
    BEGIN("begin"),
    /** A key is about to be handed over. */
    TAKE("take"),
    /** A key was asked for, or the vault was to be opened, and was not. */
    REFUSE("refuse"),
    /** Another snapshot is about to take the newest one's place. */
    CHANGE("change"),
    /** What an earlier line says did not come about. */
    FAILED("failed"),
    /** A writer found the log's end other than it was left. */
    DAMAGE("damage");

    private final String token;

    Event(String token) {
        this.token = token;
    }

    public String token() {
        return token;
    }

    static @Nullable Event of(@Nullable String token) {
        for (Event event : values()) {
            if (event.token.equals(token)) {
                return event;
            }
        }
        return null;
    }
}
