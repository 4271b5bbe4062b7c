package dev.sessionvault.launcher.share.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.log.LogEvent;
import dev.sessionvault.launcher.share.message.Outcome;
import dev.sessionvault.relay.server.DrainPlan;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.wire.RelayName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A relay that stops for good, and tells both ends of another on another port. */
@Timeout(120)
class DrainedRelayTest {
    @TempDir
    Path directory;

    @Test
    void callUnderWay_goesOn_atTheOtherRelay() throws Exception {
        try (Relay second = Relay.start(Wire.config());
                Relay first = Relay.start(Wire.config().withDrain(planTo(second)));
                Pair pair = new Pair(
                        directory,
                        first.address().getPort(),
                        Duration.ofMinutes(5),
                        "t.late:word=*",
                        "t.count:word=*")) {
            Said late = pair.recipient.call("t.late", "late");
            late.awaitOutput();
            assertEquals(0, openedAt(second));
            first.drain(); // returns when both have left

            assertEquals(Outcome.exited(0), late.answer().outcome());
            assertEquals("begins\ndid late\n", late.out());
            assertTrue(pair.recipient.call("t.count", "next").answer().isGood());
            assertEquals(List.of("late", "next"), pair.ran());
            assertEquals(1, openedAt(second));
            var log = pair.endAndVerify(2);
            assertEquals(1, Pair.count(log, LogEvent.CONNECT));
            assertEquals(1, Pair.count(log, LogEvent.RESUME));
        }
    }

    private static DrainPlan planTo(Relay other) {
        return new DrainPlan(
                Duration.ofMillis(300),
                Duration.ofSeconds(20),
                new RelayName("localhost:" + other.address().getPort()));
    }

    private static long openedAt(Relay relay) {
        String name = "sv_relay_sessions_opened_total ";
        return relay.metrics()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.substring(name.length())))
                .sum();
    }
}
