package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayName;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Owner and guest that can reach the relay and nothing else, each in a process and a network of its own; one session. */
class NamespaceIT {
    private static final RelayName NAME = new RelayName("relay.example.org:8443");
    private static final int PATIENCE_SECONDS = 40;

    @TempDir
    private static Path directory = Path.of("");

    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
    private static List<String> dialsBefore = List.of();
    private static Network network;
    private static Child wire;
    private static Child owner;
    private static Child guest;

    @BeforeAll
    static void start() throws Exception {
        try {
            network = closing(new Network());
            dialsBefore = network.dials();
            network.restrict();
            startRelay();
            wire = closing(network.wire.start(with(
                    FaultMain.class,
                    Network.RELAY.getHostString(),
                    "" + Network.RELAY.getPort(),
                    "" + Network.OWNERS_WIRE,
                    "" + Network.GUESTS_WIRE)));
            wire.await(0, "ready", PATIENCE_SECONDS);
            byte[] secret = new byte[LegKey.SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            owner = end(network.owner, "OWNER", secret);
            guest = end(network.guest, "GUEST", secret);
            guest.await(0, "round", PATIENCE_SECONDS);
        } catch (Exception | AssertionError e) {
            stop();
            throw e;
        }
    }

    private static void startRelay() throws Exception {
        TlsFiles files = new TlsFiles(directory.resolve("chain.pem"), directory.resolve("key.pem"));
        TestCertificate.first().write(files, Instant.EPOCH);
        Path tokens = directory.resolve("tokens.toml");
        new TokenFile(tokens)
                .change(all ->
                        all.add(new Token(new Grant(Ends.DEPLOYMENT.publicKey(), Quota.STANDARD), "", Instant.EPOCH)));
        Child relay = closing(network.relay.start(RelayProcess.command(
                Child.SMALL,
                List.of(
                        "--listen",
                        Network.RELAY.getHostString() + ":" + Network.RELAY.getPort(),
                        "--certificate",
                        files.certificate().toString(),
                        "--key",
                        files.key().toString(),
                        "--name",
                        NAME.value(),
                        "--tokens",
                        tokens.toString()))));
        relay.await(0, "\"event\":\"started\"", PATIENCE_SECONDS);
    }

    private static Child end(Namespace where, String role, byte[] secret) throws Exception {
        return closing(where.start(with(
                EndMain.class,
                role,
                Network.RELAY.getHostString(),
                "" + Network.RELAY.getPort(),
                NAME.value(),
                HexFormat.of().formatHex(secret),
                directory.resolve("chain.pem").toString())));
    }

    private static List<String> with(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(Child.java(Child.SMALL, main));
        Collections.addAll(command, arguments);
        return command;
    }

    private static <T extends AutoCloseable> T closing(T resource) {
        OPEN.push(resource);
        return resource;
    }

    @AfterAll
    static void stop() throws Exception {
        while (!OPEN.isEmpty()) {
            OPEN.pop().close();
        }
    }

    @Test
    void neitherEndReachesTheOther_norAnythingElseOfTheRelay() throws Exception {
        assertEquals(Collections.nCopies(6, "refused"), dialsBefore, "there is a way, were it not closed");
        long before = network.dropped();
        assertEquals(Collections.nCopies(6, "none"), network.dials());
        assertTrue(network.dropped() - before >= 6);
        roundsWithoutABreak(guest.mark(), owner.mark(), 2);
    }

    @Test
    void fourHundredMillisecondsThereAndBack_areEndured() throws Exception {
        int ownerMark = owner.mark();
        int guestMark = guest.mark();
        try {
            order("DELAY");
            int delayed = roundsWithoutABreak(guestMark, ownerMark, 2);
            // a request and what it is answered by, each over both wires
            assertTrue(delayed >= 4 * 200, "a round took " + delayed + " ms");
        } finally {
            order("NONE");
        }
        roundsWithoutABreak(guestMark, ownerMark, 4);
    }

    @Test
    void aWireThatStallsOrTrickles_isEndured() throws Exception {
        int ownerMark = owner.mark();
        int guestMark = guest.mark();
        order("STALL");
        order("TRICKLE");
        roundsWithoutABreak(guestMark, ownerMark, 3);
    }

    @Test
    void aCutOfFiveSeconds_isCameBackFrom() throws Exception {
        cut(Duration.ofSeconds(5));
    }

    @Test
    @Tag("nightly")
    void aCutOfThirtySeconds_isCameBackFrom() throws Exception {
        cut(Duration.ofSeconds(30));
    }

    @Test
    void silenceForFiveSeconds_isCameBackFrom() throws Exception {
        silence(Duration.ofSeconds(5));
    }

    @Test
    @Tag("nightly")
    void silenceForThirtySeconds_isCameBackFrom() throws Exception {
        silence(Duration.ofSeconds(30));
    }

    /** Every connection ends, and for a while so does every new one. */
    private static void cut(Duration time) throws Exception {
        int ownerMark = owner.mark();
        int guestMark = guest.mark();
        long epoch = Long.parseLong(guest.last("paired "));
        long start = System.nanoTime();
        order("cut " + time.toMillis());
        comeBack(ownerMark, guestMark, epoch, start, time);
    }

    /**
     * No packet arrives, and nobody is told: the relay still has both legs when they come back, and lets them in because
     * they are the same instances.
     */
    private static void silence(Duration time) throws Exception {
        int ownerMark = owner.mark();
        int guestMark = guest.mark();
        long epoch = Long.parseLong(guest.last("paired "));
        long superseded = closed("superseded");
        long taken = closed("taken");
        long start = System.nanoTime();
        network.silence();
        Thread.sleep(time.toMillis());
        network.endSilence(owner.last("entered "), guest.last("entered "));
        comeBack(ownerMark, guestMark, epoch, start, time);
        assertTrue(closed("superseded") >= superseded + 2);
        assertEquals(taken, closed("taken"));
    }

    private static void comeBack(int ownerMark, int guestMark, long epoch, long start, Duration time) throws Exception {
        for (Child end : List.of(owner, guest)) {
            int mark = end == owner ? ownerMark : guestMark;
            end.await(mark, "broken", PATIENCE_SECONDS);
            assertTrue(Long.parseLong(end.await(mark, "paired ", PATIENCE_SECONDS)) > epoch);
        }
        assertTrue(System.nanoTime() - start >= time.toNanos());
        guest.await(guestMark + guest.since(guestMark).indexOf("broken"), "round", PATIENCE_SECONDS);
        assertEquals(1, metric("sv_relay_sessions_opened_total"), "the session is the one of the beginning");
        settle();
    }

    /** Until both legs are in their places for good: the next test counts from here. */
    private static void settle() throws Exception {
        int mark = guest.mark();
        for (int i = 0; i < 3; i++) {
            guest.await(mark, "round", PATIENCE_SECONDS);
            mark = guest.mark();
        }
        assertEquals(owner.last("paired "), guest.last("paired "));
    }

    private static void order(String order) throws Exception {
        int mark = wire.mark();
        wire.say(order);
        wire.await(mark, "done " + order, PATIENCE_SECONDS);
    }

    /** @return how long the longest took, in milliseconds */
    private static int roundsWithoutABreak(int guestMark, int ownerMark, int count) throws Exception {
        int longest = 0;
        int mark = guest.mark();
        for (int i = 0; i < count; i++) {
            longest = Math.max(longest, Integer.parseInt(guest.await(mark, "round ", PATIENCE_SECONDS)));
            mark = guest.mark();
        }
        assertFalse(guest.since(guestMark).contains("broken"), "" + guest.since(guestMark));
        assertFalse(owner.since(ownerMark).contains("broken"), "" + owner.since(ownerMark));
        return longest;
    }

    private static long closed(String cause) throws Exception {
        return metric("sv_relay_closed_total{cause=\"" + cause + "\"}");
    }

    private static long metric(String name) throws Exception {
        String text = network.relay.run(
                "timeout",
                "10",
                "bash",
                "-c",
                "exec 3<> /dev/tcp/127.0.0.1/9464; printf 'GET /metrics HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n' >&3; cat <&3");
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(
                        line -> Long.parseLong(line.substring(name.length() + 1).trim()))
                .findFirst()
                .orElseThrow();
    }
}
