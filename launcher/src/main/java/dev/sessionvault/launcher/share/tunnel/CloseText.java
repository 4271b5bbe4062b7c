package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.relay.wire.CloseCode;
import org.jspecify.annotations.Nullable;

/** What a user is told of a relay's close code. */
record CloseText(String message, @Nullable String hint) {
    private static final String OTHER_VERSION = "use an sv and a relay of the same version";

    static CloseText of(CloseCode code) {
        return switch (code) {
            case NORMAL -> text("the relay closed the connection");
            case CUT -> text("the connection to the relay broke");
            case RESTARTS -> text("the relay is restarting");
            case BAD_WEBSOCKET, NOT_BINARY, TOO_BIG, MALFORMED, OUT_OF_ORDER, UNKNOWN_TYPE, FRAGMENTED, REPLAYED ->
                new CloseText(
                        "the relay could not read what was sent (" + code.label() + ")",
                        "something on the way may change what passes; " + OTHER_VERSION);
            case UNKNOWN_VERSION -> new CloseText("the relay speaks another version", OTHER_VERSION);
            case UNKNOWN_TOKEN ->
                new CloseText(
                        "the relay does not know this deployment's key, or has revoked it",
                        "ask who runs the relay: `sv-relay token list` has to show it, `sv relay list` says which it is");
            case OVER_QUOTA -> text("this deployment has as many sessions at the relay as it may");
            case TOO_OFTEN -> text("the relay was dialled too often");
            case BUSY -> text("the relay is full");
            case BAD_PROOF ->
                new CloseText("the relay does not take the proof for this session", "ask for a new handle");
            case NO_RENDEZVOUS ->
                new CloseText("nobody waits there", "the session may be over, or not yet open: ask its owner");
            case WRONG_NAME ->
                new CloseText("the relay does not go by this name", "dial it by the name that it is configured with");
            case TAKEN -> text("another program has this place");
            case SLOW_HELLO -> text("the relay did not get the hello in time");
            case EXPIRED -> text("the session's time is over");
            case SUPERSEDED -> text("this program has come back on another connection");
            case ENDED -> text("the owner has ended the session");
            case WAITED -> text("no recipient has come");
            case STALLED -> text("the connection took nothing for too long");
            case SILENT -> text("the relay has heard nothing for too long");
            case IDLE -> text("nothing was said for too long");
        };
    }

    private static CloseText text(String message) {
        return new CloseText(message, null);
    }
}
