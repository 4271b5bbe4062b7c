package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.CloseCode.Again;
import org.jspecify.annotations.Nullable;

/** A relay that could not be reached, or that closed. The message and the hint are for the user and hold no secret. */
public final class PeerException extends Exception {
    private static final long serialVersionUID = 1;

    private final @Nullable CloseCode code;
    private final Again again;
    private final @Nullable String hint;

    private PeerException(@Nullable CloseCode code, Again again, String message, @Nullable String hint) {
        super(message);
        this.code = code;
        this.again = again;
        this.hint = hint;
    }

    /** The connection did not come about, or broke. */
    static PeerException cut(String message) {
        return new PeerException(null, Again.YES, message, null);
    }

    /** Dialling again now would be of no use. */
    static PeerException busy(String message) {
        return new PeerException(null, Again.LATER, message, null);
    }

    /** Nothing but a change by somebody makes this work. */
    static PeerException refused(String message, String hint) {
        return new PeerException(null, Again.NO, message, hint);
    }

    static PeerException closed(CloseCode code) {
        CloseText text = CloseText.of(code);
        return new PeerException(code, code.again(), text.message(), text.hint());
    }

    /** What the relay closed with, or null if it did not. */
    public @Nullable CloseCode code() {
        return code;
    }

    /** Whether it makes sense to dial again. */
    public Again again() {
        return again;
    }

    /** What to do about it, or null when there is nothing to advise. */
    public @Nullable String hint() {
        return hint;
    }
}
