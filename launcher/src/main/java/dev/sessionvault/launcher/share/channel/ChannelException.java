package dev.sessionvault.launcher.share.channel;

import org.jspecify.annotations.Nullable;

/** A channel that could not be opened, or has ended. The message and the hint are for the user and hold no secret. */
public final class ChannelException extends Exception {
    private static final long serialVersionUID = 1;

    private final CloseReason reason;
    private final @Nullable String hint;

    ChannelException(CloseReason reason) {
        this(reason, reason.text(), null);
    }

    ChannelException(CloseReason reason, String message, @Nullable String hint) {
        super(message);
        this.reason = reason;
        this.hint = hint;
    }

    public CloseReason reason() {
        return reason;
    }

    /** What to do about it, or null when there is nothing to advise. */
    public @Nullable String hint() {
        return hint;
    }
}
