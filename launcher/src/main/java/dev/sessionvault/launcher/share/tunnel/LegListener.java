package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Restarting;

/** What comes by a leg, told by the thread that runs it. */
public interface LegListener {
    /** Both ends are there; what they say to each other from now on is of this epoch. */
    void paired(long epoch);

    /** From the other end, or made up by the relay. */
    void data(byte[] payload);

    /** The other end's leg has left. */
    void gone(CloseCode cause);

    /** The relay wants this leg to go elsewhere. */
    void restarting(Restarting plan);

    /** An answer waits for {@link Leg#answer}. */
    void pinged();
}
