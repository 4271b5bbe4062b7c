package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.pairing.Limits;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.pairing.Rate;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who does not read stops who sends, and nobody else; nothing is lost for being slow. */
class BackPressureTest {
    private static final int FRAME = 16_000;

    /** What the relay and the kernel may hold for one direction: two watermarks, four socket buffers, and change. */
    private static final int HELD_AT_MOST = 8 * 1024 * 1024;

    private final Quota anyRate = Quota.STANDARD.withBytes(Rate.UNLIMITED);
    private Relay relay = start(anyRate, Duration.ofSeconds(30), Limits.STANDARD);

    private static Relay start(Quota quota, Duration stall, Limits limits) {
        try {
            return Relay.start(RelayConfig.local(Ends.grants(quota))
                    .withLimits(limits)
                    .withSockets(SocketLimits.STANDARD
                            .withTick(Duration.ofMillis(20))
                            .withStall(stall)));
        } catch (RelayException e) {
            throw new IllegalStateException(e);
        }
    }

    private void restart(Quota quota, Duration stall, Limits limits) {
        relay.close();
        relay = start(quota, stall, limits);
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private static byte[] numbered(int n) {
        byte[] payload = new byte[FRAME];
        payload[0] = (byte) (n >>> 16);
        payload[1] = (byte) (n >>> 8);
        payload[2] = (byte) n;
        payload[FRAME - 1] = (byte) n;
        return payload;
    }

    /** Sends until nothing has gone for half a second. */
    private static int pushUntilStuck(EndLeg from, AtomicInteger sent, int atMost) throws Exception {
        Thread sender = new Thread(() -> {
            try {
                while (sent.get() < atMost) {
                    from.send(numbered(sent.get()));
                    sent.incrementAndGet();
                }
            } catch (IOException e) {
                // closed by the test
            }
        });
        sender.setDaemon(true);
        sender.start();
        int before = -1;
        while (sent.get() != before) {
            before = sent.get();
            Thread.sleep(500);
        }
        return before;
    }

    @Test
    void aLegThatStopsReading_stopsItsSender_andGetsEverythingWhenItReadsOn() throws Exception {
        try (EndPair pair = Ends.at(relay).pair();
                EndPair bystanders = Ends.at(relay).pair()) {
            AtomicInteger sent = new AtomicInteger();
            int total = 2_000;
            int stuck = pushUntilStuck(pair.owner, sent, total);
            assertTrue(stuck * (long) FRAME < HELD_AT_MOST, "taken from the sender: " + stuck * FRAME);
            assertEquals(1, relay.counters().paused.get());
            bystanders.assertSound();
            EndPair.assertPasses(pair.guest, pair.owner, 100); // the other direction is not held up
            for (int i = 0; i < total; i++) {
                assertArrayEquals(numbered(i), pair.guest.receive());
            }
            assertEquals(total, sent.get());
        }
        assertEquals(0, relay.counters().closings(CloseCode.STALLED));
    }

    @Test
    void aLegThatNeverReads_isClosed_andItsPeerToldWhy() throws Exception {
        restart(anyRate, Duration.ofMillis(400), Limits.STANDARD);
        Ends ends = Ends.at(relay);
        try (EndPair pair = ends.pair();
                EndPair bystanders = Ends.at(relay).pair()) {
            Thread sender = new Thread(() -> {
                try {
                    while (true) {
                        pair.owner.send(new byte[FRAME]);
                    }
                } catch (IOException e) {
                    // closed by the test
                }
            });
            sender.setDaemon(true);
            sender.start();
            pair.owner.expectGone(CloseCode.STALLED);
            assertEquals(1, relay.counters().closings(CloseCode.STALLED));
            bystanders.assertSound();
        }
    }

    @Test
    void aSlowReader_isNotAStalledOne() throws Exception {
        restart(anyRate, Duration.ofMillis(400), Limits.STANDARD);
        try (EndPair pair = Ends.at(relay).pair()) {
            AtomicInteger sent = new AtomicInteger();
            Thread pusher = new Thread(() -> {
                try {
                    pushUntilStuck(pair.owner, sent, 600);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            pusher.setDaemon(true);
            pusher.start();
            for (int i = 0; i < 600; i++) {
                assertArrayEquals(numbered(i), pair.guest.receive());
                if (i % 10 == 0) {
                    Thread.sleep(30);
                }
            }
            pusher.join();
        }
        assertEquals(0, relay.counters().closings(CloseCode.STALLED));
    }

    @Test
    void aDeploymentOverItsBytes_isSlowedAndNotCut() throws Exception {
        restart(Quota.STANDARD.withBytes(new Rate(200_000, 400_000)), Duration.ofSeconds(30), Limits.STANDARD);
        try (EndPair pair = Ends.at(relay).pair()) {
            long start = System.nanoTime();
            for (int i = 0; i < 40; i++) { // 640 KB: 200 at once, 440 at 400 a second
                pair.owner.send(numbered(i));
            }
            for (int i = 0; i < 40; i++) {
                assertArrayEquals(numbered(i), pair.guest.receive());
            }
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            assertTrue(millis >= 600, "took " + millis + " ms");
        }
        assertTrue(relay.counters().pauses.sum() > 0);
        for (int i = 0; i < 200 && relay.counters().paused.get() > 0; i++) {
            Thread.sleep(10); // until the last frame has been paid for
        }
        assertEquals(0, relay.counters().paused.get());
    }

    @Test
    void aLegOverItsFrames_isSlowedAndNotCut() throws Exception {
        restart(anyRate, Duration.ofSeconds(30), Limits.STANDARD.withLegFrames(new Rate(50, 100)));
        try (EndPair pair = Ends.at(relay).pair()) {
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                pair.guest.send(new byte[] {(byte) i});
            }
            for (int i = 0; i < 100; i++) {
                assertEquals((byte) i, pair.owner.receive()[0]);
            }
            EndPair.assertPasses(pair.guest, pair.owner, 1); // when the others have been paid for
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            assertTrue(millis >= 400, "took " + millis + " ms");
        }
    }

    @Test
    void aHalfOpenConnection_isFoundDead() throws Exception {
        relay.close();
        relay = Relay.start(RelayConfig.local(Ends.grants())
                .withSockets(
                        SocketLimits.STANDARD.withTick(Duration.ofMillis(20)).withPing(Duration.ofMillis(200))));
        Ends ends = Ends.at(relay);
        try (EndPair pair = ends.pair();
                EndLeg again = afterSilence(ends, pair)) {
            assertEquals(1, relay.counters().closings(CloseCode.SILENT));
            again.paired();
            pair.owner.paired();
            new EndPair(pair.owner, again).assertSound();
        }
    }

    /** The guest answers no ping, as if its cable were pulled; the owner answers each while it waits. */
    private static EndLeg afterSilence(Ends ends, EndPair pair) throws Exception {
        pair.owner.expectGone(CloseCode.SILENT);
        return ends.enter(Role.GUEST);
    }
}
