package dev.sessionvault.launcher.share.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.log.LogEvent;
import dev.sessionvault.launcher.share.log.ReceiptLog;
import dev.sessionvault.launcher.share.log.ReceiptVerdict;
import dev.sessionvault.launcher.share.log.SessionReading;
import dev.sessionvault.launcher.share.log.SessionVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The owner's session in a network from which it can only dial the relay, the recipient in another, 200 ms each way, a
 * wire that stalls and is cut: no call is lost, and none runs twice.
 */
@Timeout(240)
class NamespaceIT {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path directory;

    @Test
    void callsAcross_aStall_andACutOfFourSeconds() throws Exception {
        across(4);
    }

    @Test
    @Tag("nightly")
    void callsAcross_aStall_andACutOfThirtySeconds() throws Exception {
        across(30);
    }

    private void across(int cutSeconds) throws Exception {
        try (Networks networks = new Networks()) {
            assertEquals(
                    "refused", networks.dial(networks.owner, Networks.GUEST), "there is a way, were it not closed");
            assertEquals("refused", networks.dial(networks.guest, Networks.OWNER));
            networks.restrict();
            long dropped = networks.dropped();
            assertEquals("none", networks.dial(networks.owner, Networks.GUEST));
            assertEquals("none", networks.dial(networks.guest, Networks.OWNER));
            assertTrue(networks.dropped() > dropped);
            try (Child wire = start(networks, networks.between, "relay");
                    Child owner = start(networks, networks.owner, "owner");
                    Child guest = start(networks, networks.guest, "guest")) {
                session(wire, owner, guest, cutSeconds);
            }
        }
    }

    private Child start(Networks networks, long where, String who) throws Exception {
        Child child = networks.start(where, Child.java(ElsewhereMain.class, who, directory.toString()));
        if (who.equals("relay")) {
            child.await("ready", PATIENCE_SECONDS);
        }
        return child;
    }

    private void session(Child wire, Child owner, Child guest, int cutSeconds) throws Exception {
        order(wire, "delay 200");
        String key = owner.await("owner ", PATIENCE_SECONDS);
        guest.say(key);
        guest.await("connected", PATIENCE_SECONDS);
        guest.say("t.count slow");
        long millis = good(guest, "slow", "did slow/");
        assertTrue(millis >= 400, "there and back in " + millis + " ms");

        guest.say("t.count stalled");
        order(wire, "stall 1500");
        good(guest, "stalled", "did stalled/");

        guest.say("t.late late");
        guest.await("begun late", PATIENCE_SECONDS);
        order(wire, "cut " + cutSeconds * 1000);
        guest.say("t.count while");
        Thread.sleep(1000);
        assertFalse(guest.hasSaid("answer late") || guest.hasSaid("answer while"), "it is not cut");
        good(guest, "late", "begins/did late/");
        good(guest, "while", "did while/");
        assertEquals(
                List.of("late", "slow", "stalled", "while"),
                Files.readAllLines(directory.resolve("ran")).stream().sorted().toList());
        end(owner, guest);
    }

    private void end(Child owner, Child guest) throws Exception {
        owner.finish(PATIENCE_SECONDS);
        guest.say("t.count after");
        assertTrue(guest.await("answer after ", PATIENCE_SECONDS).startsWith("false"));
        guest.finish(PATIENCE_SECONDS);
        SessionVerdict log = SessionReading.verify(
                directory.resolve("log"), owner.await("session ", 1), IdentityKey.parse(owner.await("key ", 1)));
        assertEquals(List.of(), log.findings());
        assertEquals(SessionVerdict.State.ENDED, log.state());
        assertEquals(4, Pair.count(log.lines(), LogEvent.CALL));
        assertEquals(1, Pair.count(log.lines(), LogEvent.CONNECT));
        assertTrue(Pair.count(log.lines(), LogEvent.RESUME) >= 1);
        ReceiptVerdict kept = new ReceiptLog(directory.resolve("recipient/state"), InstantSource.system()).verify();
        assertEquals(List.of(), kept.findings());
        assertEquals(4, kept.entries().size());
    }

    private static void order(Child wire, String order) throws Exception {
        wire.say(order);
        wire.await("done " + order, PATIENCE_SECONDS);
    }

    /** @return how long it took, in milliseconds */
    private static long good(Child guest, String word, String out) throws Exception {
        String[] answer = guest.await("answer " + word + " ", PATIENCE_SECONDS).split(" ", 4);
        assertEquals("true", answer[0], String.join(" ", answer));
        assertEquals(out, (answer[2] + (answer.length > 3 ? " " + answer[3] : "")).trim());
        return Long.parseLong(answer[1]);
    }
}
