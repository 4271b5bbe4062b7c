package dev.sessionvault.launcher.share.tunnel;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.RelayConfig;
import dev.sessionvault.relay.server.RelayException;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayName;
import java.util.List;
import java.util.Set;

/** A guest at a relay where nobody waits: whoever hears {@code NO_RENDEZVOUS} has got through to it. */
final class Knocking {
    private static final LegKey DEPLOYMENT = LegKey.of(new byte[LegKey.SEED_BYTES]);

    private Knocking() {}

    /** @param names besides its own */
    static Relay relay(RelayName... names) throws RelayException {
        RelayConfig config = RelayConfig.local(List.of(new Grant(DEPLOYMENT.publicKey(), Quota.STANDARD)));
        return Relay.start(names.length == 0 ? config : config.withNames(Set.of(names)));
    }

    static PeerException at(RelayRoute route) {
        Place place = Place.guest(DEPLOYMENT.publicKey(), LegKey.ofGuest(new byte[LegKey.SECRET_BYTES]));
        try (Leg leg = new Leg(route, place)) {
            return assertThrows(PeerException.class, leg::enter);
        }
    }
}
