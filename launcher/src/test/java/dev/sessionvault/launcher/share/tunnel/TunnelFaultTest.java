package dev.sessionvault.launcher.share.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayName;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the one thread that listens must never do: end without a word. */
class TunnelFaultTest {
    private final BlockingQueue<PeerException> ends = new LinkedBlockingQueue<>();

    @Test
    void faultOfOurs_isToldAsAnEnd_andNotDialledAgain() throws Exception {
        try (Relay relay = Knocking.relay()) {
            RelayName name = new RelayName("localhost:" + relay.address().getPort());
            Place owner = Place.owner(
                    LegKey.of(new byte[LegKey.SEED_BYTES]),
                    LegKey.ofGuest(new byte[LegKey.SECRET_BYTES]).publicKey(),
                    () -> 60);
            Tunnel tunnel = new Tunnel(
                    new RelayRoute(name, false, RelayTrust.of(null), Map.of()),
                    owner,
                    Duration.ofSeconds(10),
                    new Broken());
            tunnel.start();

            PeerException end = ends.poll(20, TimeUnit.SECONDS);
            assertNotNull(end, "nobody was told");
            assertEquals("a bug of sv's own: NoClassDefFoundError", end.getMessage());
            tunnel.stop();
        }
    }

    /** As a program from which a class was left out. */
    private final class Broken implements TunnelListener {
        @Override
        public void welcomed() {
            throw new NoClassDefFoundError("some/Class");
        }

        @Override
        public void paired(Passage passage) {}

        @Override
        public void data(byte[] payload) {}

        @Override
        public void parted() {}

        @Override
        public void pinged() {}

        @Override
        public void over(PeerException why) {
            ends.add(why);
        }
    }
}
