package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.wire.Challenge;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Data;
import dev.sessionvault.relay.wire.RelayFrame;
import dev.sessionvault.relay.wire.Role;
import dev.sessionvault.relay.wire.Welcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real server over real sockets: what it does when everybody behaves. */
class RelayTest {
    private Relay relay;

    @BeforeEach
    void start() throws Exception {
        relay = Relay.start(
                RelayConfig.local(Ends.grants()).withSockets(SocketLimits.STANDARD.withTick(Duration.ofMillis(20))));
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void aWelcome_saysWhatHolds() throws Exception {
        Ends ends = Ends.at(relay);
        try (EndLeg leg = EndLeg.say(ends.connect(), challenge -> ends.hello(Role.OWNER, challenge))) {
            assertEquals(new Welcome(1, 1800, 65_536, 20_000), leg.expect(Welcome.class));
        }
    }

    @Test
    void frames_arriveWholeOnceAndInOrder_ofEverySize() throws Exception {
        try (EndPair pair = Ends.at(relay).pair()) {
            for (int size : new int[] {1, 120, 121, 122, 1_000, 16_000, 65_530, Data.MAX_PAYLOAD_BYTES}) {
                EndPair.assertPasses(pair.owner, pair.guest, size);
                EndPair.assertPasses(pair.guest, pair.owner, size);
            }
            for (int i = 0; i < 1_000; i++) {
                pair.owner.send(new byte[] {(byte) i, (byte) (i >>> 8)});
            }
            for (int i = 0; i < 1_000; i++) {
                assertArrayEquals(new byte[] {(byte) i, (byte) (i >>> 8)}, pair.guest.receive());
            }
        }
        assertTrue(relay.metrics().contains("\nsv_relay_frames_total{from=\"owner\"} 1008\n"), relay.metrics());
    }

    @Test
    void manyPairs_hearNobodyElse() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> pairs = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                pairs.add(threads.submit(talking(new Random(i))));
            }
            for (Future<Boolean> pair : pairs) {
                assertTrue(pair.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(24, relay.counters().closings(CloseCode.NORMAL));
    }

    private Callable<Boolean> talking(Random random) {
        return () -> {
            Ends ends = Ends.at(relay);
            try (EndPair pair = ends.pair()) {
                for (int i = 0; i < 40; i++) {
                    boolean byOwner = random.nextBoolean();
                    EndPair.assertPasses(
                            byOwner ? pair.owner : pair.guest,
                            byOwner ? pair.guest : pair.owner,
                            1 + random.nextInt(20_000));
                }
                pair.owner.goodbye();
                pair.owner.expectClose(CloseCode.NORMAL);
                pair.guest.expectClose(CloseCode.ENDED);
            }
            return true;
        };
    }

    @Test
    void bothLegsAtOnce_alwaysMeet() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 40; i++) {
                Ends ends = Ends.at(relay);
                Future<EndLeg> owner = threads.submit(() -> ends.enter(Role.OWNER));
                Future<EndLeg> guest = threads.submit(() -> untilThere(ends));
                EndPair pair = new EndPair(owner.get(), guest.get());
                pair.owner.paired();
                pair.guest.paired();
                pair.assertSound();
                pair.owner.goodbye();
                pair.owner.expectClose(CloseCode.NORMAL);
                pair.close();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static EndLeg untilThere(Ends ends) throws Exception {
        while (true) {
            EndLeg leg = EndLeg.say(ends.connect(), challenge -> ends.hello(Role.GUEST, challenge));
            RawWebSocket.Message answer = leg.socket.next();
            if (answer.opcode == RawWebSocket.BINARY) {
                return leg;
            }
            assertEquals(CloseCode.NO_RENDEZVOUS.code(), answer.closeCode());
            leg.close();
        }
    }

    @Test
    void aCutLeg_comesBackUnderTheNextEpoch_onEitherSide() throws Exception {
        Ends ends = Ends.at(relay);
        EndPair pair = ends.pair();
        pair.guest.socket.socket().setSoLinger(true, 0); // a reset, not a goodbye
        pair.guest.close();
        pair.owner.expectGone(CloseCode.CUT);
        EndLeg guest = ends.enter(Role.GUEST);
        assertEquals(2, pair.owner.paired());
        assertEquals(2, guest.paired());

        pair.owner.close();
        guest.expectGone(CloseCode.CUT);
        EndLeg owner = ends.enter(Role.OWNER);
        assertEquals(3, owner.paired());
        assertEquals(3, guest.paired());
        new EndPair(owner, guest).assertSound();
    }

    @Test
    void whatWasSentToALegThatLeft_doesNotReachTheNext() throws Exception {
        Ends ends = Ends.at(relay);
        EndPair pair = ends.pair();
        pair.guest.close();
        pair.owner.expectGone(CloseCode.CUT);
        pair.owner.send(new byte[] {1});
        EndLeg guest = ends.enter(Role.GUEST);
        guest.paired();
        pair.owner.send(new byte[] {2}); // of the old epoch still: it has not read that there is a new one
        pair.owner.paired();
        new EndPair(pair.owner, guest).assertSound();
        assertTrue(relay.metrics().contains("\nsv_relay_stale_frames_total 2\n"), relay.metrics());
    }

    @Test
    void theSameProgram_takesItsOwnPlaceFromAConnectionThatIsNotYetDead() throws Exception {
        Ends ends = Ends.at(relay);
        EndPair pair = ends.pair();
        EndLeg again = ends.enter(Role.OWNER);
        pair.owner.expectClose(CloseCode.SUPERSEDED);
        pair.guest.expectGone(CloseCode.SUPERSEDED);
        pair.guest.paired();
        again.paired();
        new EndPair(again, pair.guest).assertSound();
    }

    @Test
    void aPing_isAnswered() throws Exception {
        try (RawWebSocket socket = Ends.at(relay).connect()) {
            assertEquals(
                    Challenge.class, RelayFrame.decode(socket.next().payload).getClass());
            socket.send(RawWebSocket.PING, new byte[] {7});
            RawWebSocket.Message pong = socket.read();
            assertEquals(RawWebSocket.PONG, pong.opcode);
            assertArrayEquals(new byte[] {7}, pong.payload);
        }
    }
}
