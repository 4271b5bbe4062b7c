package dev.sessionvault.relay.pairing;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.RelayFrame;

/**
 * One end's connection, as pairing sees it.
 *
 * <p>Both methods are called under a session's lock, from any thread: they MUST return at once, MUST NOT call back, and
 * MUST take effect in the order of the calls.
 */
public interface Leg {
    void send(RelayFrame frame);

    void close(CloseCode code);
}
