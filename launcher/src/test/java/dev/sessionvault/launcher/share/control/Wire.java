package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.share.channel.LyingRelay;
import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Limits;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.pairing.Rate;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.RelayConfig;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayName;
import java.util.List;
import java.util.Set;

/** A relay that somebody who lies stands before; both ends meet there. */
final class Wire implements AutoCloseable {
    final LyingRelay liar = new LyingRelay();
    private Relay relay;

    Wire() throws Exception {
        relay = start();
        liar.standBefore(relay.address());
    }

    private Relay start() throws Exception {
        return Relay.start(config().withNames(Set.of(new RelayName("localhost:" + port()))));
    }

    static RelayConfig config() {
        try (LegKey key = LegKey.of(Lent.DEPLOYMENT_SEED)) {
            return RelayConfig.local(List.of(new Grant(key.publicKey(), Quota.STANDARD)))
                    .withLimits(Limits.STANDARD.withRendezvousHellos(Rate.UNLIMITED));
        }
    }

    int port() {
        return liar.port();
    }

    /** The relay stops, and another that knows nothing is in its place. */
    void restart() throws Exception {
        Relay next = start();
        liar.moveTo(next.address());
        relay.close();
        relay = next;
    }

    @Override
    public void close() throws Exception {
        liar.close();
        relay.close();
    }
}
