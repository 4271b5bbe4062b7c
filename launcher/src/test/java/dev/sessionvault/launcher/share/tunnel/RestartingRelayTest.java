package dev.sessionvault.launcher.share.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.server.DrainPlan;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.RelayConfig;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.Restarting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both ends are told to go elsewhere, and one of them is gone before the other's time has come. */
@Timeout(60)
class RestartingRelayTest {
    private static final Duration SPREAD = Duration.ofSeconds(2);

    private final LegKey deployment = LegKey.of(new byte[LegKey.SEED_BYTES]);
    private final LegKey guest = LegKey.ofGuest(new byte[LegKey.SECRET_BYTES]);
    private final RelayConfig config = RelayConfig.local(List.of(new Grant(deployment.publicKey(), Quota.STANDARD)));
    private final Told told = new Told();

    @Test
    void otherLeavesFirst_andThisOneKeepsToItsTime() throws Exception {
        try (Relay second = Relay.start(config);
                Relay first =
                        Relay.start(config.withDrain(new DrainPlan(SPREAD, Duration.ofSeconds(30), name(second))))) {
            Tunnel owner = new Tunnel(
                    route(name(first)),
                    Place.owner(deployment, guest.publicKey(), () -> 60),
                    Duration.ofSeconds(10),
                    told);
            owner.start();
            CompletableFuture<Void> ticking = CompletableFuture.runAsync(() -> tick(owner));
            await(told.welcomed);
            CompletableFuture<Void> hasty = CompletableFuture.runAsync(() -> leaveWhenTold(name(first)));
            await(told.paired);

            long begun = System.nanoTime();
            first.drain();
            await(told.welcomed);
            assertTrue(
                    System.nanoTime() - begun < Duration.ofSeconds(10).toNanos(), "it forgot that it was told to go");
            assertEquals(
                    1,
                    second.metrics()
                            .lines()
                            .filter("sv_relay_sessions_opened_total 1"::equals)
                            .count());
            owner.stop();
            owner.hangUp();
            told.over = true;
            ticking.get(5, TimeUnit.SECONDS);
            hasty.get(5, TimeUnit.SECONDS);
        }
    }

    private static RelayName name(Relay relay) {
        return new RelayName("localhost:" + relay.address().getPort());
    }

    private static RelayRoute route(RelayName name) {
        return new RelayRoute(name, false, RelayTrust.of(null), Map.of());
    }

    private void tick(Tunnel tunnel) {
        while (!told.over) {
            tunnel.tick();
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void await(Semaphore event) throws InterruptedException {
        assertTrue(event.tryAcquire(40, TimeUnit.SECONDS));
    }

    private void leaveWhenTold(RelayName relay) {
        try (Leg leg = new Leg(route(relay), Place.guest(deployment.publicKey(), guest))) {
            leg.enter();
            assertThrows(PeerException.class, () -> leg.run(new Hasty(leg)));
        } catch (PeerException e) {
            throw new AssertionError(e);
        }
    }

    /** Goes at once. */
    private record Hasty(Leg leg) implements LegListener {
        @Override
        public void restarting(Restarting plan) {
            leg.close();
        }

        @Override
        public void paired(long epoch) {}

        @Override
        public void data(byte[] payload) {}

        @Override
        public void gone(CloseCode cause) {}

        @Override
        public void pinged() {}
    }

    private static final class Told implements TunnelListener {
        private final Semaphore welcomed = new Semaphore(0);
        private final Semaphore paired = new Semaphore(0);
        private volatile boolean over;

        @Override
        public void welcomed() {
            welcomed.release();
        }

        @Override
        public void paired(Passage passage) {
            paired.release();
        }

        @Override
        public void data(byte[] payload) {}

        @Override
        public void parted() {}

        @Override
        public void pinged() {}

        @Override
        public void over(PeerException why) {
            over = true;
        }
    }
}
