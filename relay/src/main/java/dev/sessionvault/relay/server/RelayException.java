package dev.sessionvault.relay.server;

import org.jspecify.annotations.Nullable;

/** The relay cannot start, or a file of its operator is wrong. */
public final class RelayException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message {@code <what failed>: <which thing>: <why>} */
    public RelayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
