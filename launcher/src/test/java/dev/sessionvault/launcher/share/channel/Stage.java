package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.relay.pairing.Limits;
import dev.sessionvault.relay.pairing.Rate;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.RelayConfig;
import dev.sessionvault.relay.wire.RelayName;
import java.util.Set;

/** An owner and a guest, each of whom reaches the relay through somebody who lies. */
final class Stage implements AutoCloseable {
    final LyingRelay ofOwner = new LyingRelay();
    final LyingRelay ofGuest = new LyingRelay();
    final Session session = new Session(Session.route(ofOwner.port()), Session.route(ofGuest.port()));
    private Relay relay;

    Stage() throws Exception {
        relay = Relay.start(config());
        ofOwner.standBefore(relay.address());
        ofGuest.standBefore(relay.address());
    }

    private RelayConfig config() {
        return Session.config()
                .withNames(Set.of(
                        new RelayName("localhost:" + ofOwner.port()), new RelayName("localhost:" + ofGuest.port())))
                .withLimits(Limits.STANDARD.withRendezvousHellos(Rate.UNLIMITED));
    }

    /** The relay stops, and another starts in its place, which knows nothing. */
    void restart() throws Exception {
        Relay next = Relay.start(config());
        ofOwner.moveTo(next.address());
        ofGuest.moveTo(next.address());
        relay.close();
        relay = next;
    }

    Relay relay() {
        return relay;
    }

    @Override
    public void close() throws Exception {
        ofOwner.close();
        ofGuest.close();
        relay.close();
    }
}
