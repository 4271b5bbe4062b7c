package dev.sessionvault.relay.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.wire.CloseCode;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Legs that come, go and send at the same instant. */
class ConcurrentPairingTest {
    private static final Rate ANY = Rate.UNLIMITED;
    private static final int ROUNDS = 1_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CyclicBarrier together = new CyclicBarrier(2);
    private final Pairing pairing = new Pairing(
            Limits.STANDARD.withRendezvousHellos(ANY).withSessions(1_000_000),
            Duration.ofSeconds(20),
            System::nanoTime);

    ConcurrentPairingTest() {
        pairing.permit(List.of(new Grant(Rendezvous.key(1), new Quota(1_000_000, ANY, ANY))));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private <T> Future<T> atOnce(Callable<T> work) {
        return threads.submit(() -> {
            together.await();
            return work.call();
        });
    }

    @Test
    void bothLegsAtOnce_areAlwaysPaired() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Rendezvous rendezvous = Rendezvous.number(i + 2);
            RecordingLeg owner = new RecordingLeg();
            RecordingLeg guest = new RecordingLeg();
            Future<Seat> one = atOnce(() -> rendezvous.owner(pairing, owner));
            Future<Seat> other = atOnce(() -> untilThere(rendezvous, guest));
            Seat ownerSeat = one.get();
            assertSame(owner, other.get().destination(1, 1));
            assertSame(guest, ownerSeat.destination(1, 1));
            assertEquals(1, owner.epoch());
            assertEquals(1, guest.epoch());
        }
        assertEquals(ROUNDS, pairing.pairs());
    }

    private Seat untilThere(Rendezvous rendezvous, Leg guest) throws Refused {
        while (true) {
            try {
                return rendezvous.guest(pairing, guest);
            } catch (Refused e) {
                assertEquals(CloseCode.NO_RENDEZVOUS, e.code());
            }
        }
    }

    @Test
    void twoOwnersAtOnce_areOneOwner() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Rendezvous rendezvous = Rendezvous.number(i + 2);
            Future<@Nullable Seat> one = atOnce(() -> ownerIfFree(rendezvous));
            Future<@Nullable Seat> other = atOnce(() -> ownerIfFree(rendezvous));
            assertTrue((one.get() == null) != (other.get() == null), "round " + i);
        }
        assertEquals(ROUNDS, pairing.sessions());
    }

    private @Nullable Seat ownerIfFree(Rendezvous rendezvous) throws Refused {
        try {
            return rendezvous.owner(pairing, new RecordingLeg());
        } catch (Refused e) {
            assertEquals(CloseCode.TAKEN, e.code());
            return null;
        }
    }

    @Test
    void anOwnerThatLeavesWhileAnotherComes_leavesAPlaceThatIsFreeOrTheOthers() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Rendezvous rendezvous = Rendezvous.number(i + 2);
            Seat leaving = rendezvous.owner(pairing, new RecordingLeg());
            Future<?> left = atOnce(() -> {
                leaving.leave(CloseCode.CUT);
                return null;
            });
            Future<@Nullable Seat> came = atOnce(() -> ownerIfFree(rendezvous));
            left.get();
            if (came.get() == null) {
                assertNotNull(ownerIfFree(rendezvous), "round " + i);
            }
            RecordingLeg guest = new RecordingLeg();
            rendezvous.guest(pairing, guest);
            assertEquals(1, guest.epoch(), "round " + i);
        }
        assertEquals(ROUNDS, pairing.sessions());
    }

    /** A leg sends as soon as it is told of an epoch, perhaps before the thread that pairs has gone on. */
    @Test
    void dataSentAtTheInstantOfPairing_isNeverOutOfOrder() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        for (int i = 0; i < ROUNDS; i++) {
            Rendezvous rendezvous = Rendezvous.number(i + 2);
            RecordingLeg owner = new RecordingLeg();
            Seat seat = rendezvous.owner(pairing, owner);
            Future<?> sending = atOnce(() -> {
                while (owner.epoch() == 0) {
                    Thread.onSpinWait();
                }
                assertNotNull(seat.destination(1, 1));
                sent.incrementAndGet();
                return null;
            });
            Future<Seat> pairs = atOnce(() -> rendezvous.guest(pairing, new RecordingLeg()));
            sending.get();
            pairs.get();
        }
        assertEquals(ROUNDS, sent.get());
    }

    @Test
    void comingAndGoingByChance_neverCrossesPairsAndLeavesNothing() throws Exception {
        List<Rendezvous> few = List.of(Rendezvous.number(2), Rendezvous.number(3), Rendezvous.number(4));
        Future<?> one = atOnce(() -> wander(few, new Random(1)));
        Future<?> other = atOnce(() -> wander(few, new Random(2)));
        one.get();
        other.get();
        pairing.endAll(CloseCode.RESTARTS);
        assertEquals(0, pairing.sessions());
        assertEquals(
                pairing.tally().sessionsOpened.sum(),
                pairing.tally().sessionsEnded.sum());
    }

    private @Nullable Void wander(List<Rendezvous> among, Random random) {
        for (int i = 0; i < 8_000; i++) {
            Rendezvous rendezvous = among.get(random.nextInt(among.size()));
            TaggedLeg leg = new TaggedLeg(rendezvous);
            try {
                Seat seat = random.nextBoolean() ? rendezvous.owner(pairing, leg) : rendezvous.guest(pairing, leg);
                long epoch = leg.epoch();
                Leg peer = epoch == 0 ? null : seat.destination(epoch, 1);
                assertTrue(peer == null || ((TaggedLeg) peer).rendezvous().equals(rendezvous));
                seat.leave(random.nextInt(4) == 0 ? CloseCode.NORMAL : CloseCode.CUT);
            } catch (Refused e) {
                assertTrue(
                        e.code() == CloseCode.TAKEN || e.code() == CloseCode.NO_RENDEZVOUS,
                        e.code().name());
            }
        }
        return null;
    }
}
