package dev.sessionvault.relay.pairing;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Paired;
import dev.sessionvault.relay.wire.RelayFrame;

/** Knows which rendezvous it belongs to. */
final class TaggedLeg implements Leg {
    private final Rendezvous rendezvous;
    private volatile long epoch;

    TaggedLeg(Rendezvous rendezvous) {
        this.rendezvous = rendezvous;
    }

    @Override
    public void send(RelayFrame frame) {
        if (frame instanceof Paired) {
            epoch = ((Paired) frame).epoch();
        }
    }

    @Override
    public void close(CloseCode code) {
        epoch = 0;
    }

    Rendezvous rendezvous() {
        return rendezvous;
    }

    long epoch() {
        return epoch;
    }
}
