package dev.sessionvault.launcher.share.tunnel;

import java.io.IOException;

/** The way to the other end, for as long as this epoch of this leg lasts; then it leads nowhere. */
public final class Passage {
    private final Leg leg;
    private final long epoch;

    Passage(Leg leg, long epoch) {
        this.leg = leg;
        this.epoch = epoch;
    }

    /** As the relay alleges. */
    public long epoch() {
        return epoch;
    }

    /** Blocks while the relay takes nothing. By one thread at a time. */
    public void send(byte[] payload) throws IOException {
        leg.send(epoch, payload);
    }
}
