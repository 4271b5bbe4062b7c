package dev.sessionvault.relay.pairing;

import dev.sessionvault.relay.wire.CloseCode;

/** A leg is not let in; the peer of the place it asked for notices nothing. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final CloseCode code;

    Refused(CloseCode code) {
        super(code.label(), null, false, false); // said to strangers as often as they like: no stack trace
        this.code = code;
    }

    public CloseCode code() {
        return code;
    }
}
