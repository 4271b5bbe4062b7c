package dev.sessionvault.launcher.share.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.reflect.Answer;
import dev.sessionvault.launcher.share.log.LogEvent;
import dev.sessionvault.launcher.share.log.LogField;
import dev.sessionvault.launcher.share.log.LogLine;
import dev.sessionvault.launcher.share.message.Outcome;
import dev.sessionvault.relay.server.Relay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The owner's session and the recipient's side as they are, and a relay between them. */
@Timeout(120)
class BothEndsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private static Relay relay;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws Exception {
        relay = Lent.relay();
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    private Pair pair(Duration ttl, String... verbs) throws Exception {
        return new Pair(directory, relay.address().getPort(), ttl, verbs);
    }

    private static String refusal(Said said) throws Exception {
        Answer answer = said.answer();
        assertEquals(Outcome.Kind.REFUSED, answer.outcome().kind());
        assertEquals("", answer.receipt());
        return answer.outcome().reason();
    }

    private static void assertStopped(String reason, Answer answer) {
        assertEquals(Outcome.Kind.STOPPED, answer.outcome().kind(), answer.told());
        assertEquals(reason, answer.outcome().reason());
        assertFalse(answer.receipt().isEmpty());
    }

    @Test
    void calls_andRefusals_endAsTheyShould_andBothLogsSaySo() throws Exception {
        try (Pair pair = pair(LONG, "t.say:word=*", "t.big:word=*", "t.count:word=one")) {
            Said said = pair.recipient.call("t.say", "hello");
            assertEquals(Outcome.exited(3), said.answer().outcome());
            assertEquals("said hello\n", said.out());
            assertEquals("aside hello\n", said.err());
            assertEquals(pair.lent.opening.session() + "/1", said.answer().receipt());

            Said big = pair.recipient.call("t.big", "big");
            assertEquals(Outcome.exited(0), big.answer().outcome());
            assertEquals(300_008, big.out().length());
            assertTrue(big.out().endsWith("xdid big\n"));

            Said pinned = pair.recipient.call("t.count");
            assertEquals(Outcome.exited(0), pinned.answer().outcome());
            assertEquals("did one\n", pinned.out());
            assertEquals("NOT_LENT", refusal(pair.recipient.call("t.wait")));
            assertEquals("BAD_VALUE", refusal(pair.recipient.call("t.say", "a; id")));
            assertEquals(List.of("big", "one"), pair.ran());

            List<LogLine> log = pair.endAndVerify(3);
            assertEquals(3, Pair.count(log, LogEvent.CALL));
            assertEquals(3, Pair.count(log, LogEvent.DONE));
            assertEquals(2, Pair.count(log, LogEvent.REFUSE));
            assertEquals(1, Pair.count(log, LogEvent.CONNECT));
        }
    }

    @Test
    void manyAtOnce_eachGetsItsOwn() throws Exception {
        try (Pair pair = pair(LONG, "t.slow:word=*", "t.big:word=*")) {
            List<Said> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                all.add(pair.recipient.call(i % 3 == 0 ? "t.big" : "t.slow", "w" + i));
            }
            for (int i = 0; i < 12; i++) {
                assertEquals(Outcome.exited(0), all.get(i).answer().outcome());
                assertTrue(
                        all.get(i).out().endsWith("did w" + i + "\n"),
                        all.get(i).out());
                assertEquals(1, all.get(i).answers());
            }
            assertEquals(12, pair.ran().stream().distinct().count());
            assertEquals(12, pair.ran().size());
            pair.endAndVerify(12);
        }
    }

    @Test
    void cancelledCall_isStopped_andItsReceiptIsKept() throws Exception {
        try (Pair pair = pair(LONG, "t.late:word=*", "t.count:word=*")) {
            Said late = pair.recipient.call("t.late", "late");
            late.awaitOutput();
            pair.recipient.cancelLast();
            assertTrue(pair.recipient.call("t.count", "next").answer().isGood());
            while (pair.recipient.receipts().entries().size() < 2) {
                Thread.sleep(20);
            }
            assertEquals(0, late.answers(), "nobody listens any more");
            assertEquals(List.of("next"), pair.ran());
            List<LogLine> log = pair.endAndVerify(2);
            assertTrue(log.stream()
                    .anyMatch(line -> line.event() == LogEvent.DONE
                            && line.text(LogField.OUTCOME).equals("STOPPED")
                            && line.text(LogField.WHY).startsWith("CANCELLED")));
        }
    }

    @Test
    void extension_changesWhatTheRecipientSees_andCan() throws Exception {
        try (Pair pair = pair(LONG, "t.count:word=one", "t.late:word=*")) {
            CountDownLatch changed = new CountDownLatch(1);
            pair.recipient.session.onChange(changed::countDown);
            assertEquals("UNDECLARED", refusal(pair.recipient.call("t.count", "two")));
            Said late = pair.recipient.call("t.late", "late");
            late.awaitOutput();
            var before = pair.recipient.session.passport();

            assertEquals(
                    "extend",
                    pair.extend(Duration.ofMinutes(9), "t.count:word=one|two", "t.say:word=*")
                            .get("done"));
            assertTrue(changed.await(20, TimeUnit.SECONDS));
            var after = pair.recipient.session.passport();
            assertEquals(before.serial() + 1, after.serial());
            assertTrue(after.end().isAfter(before.end()));
            assertEquals(
                    List.of("t.count", "t.say"),
                    pair.recipient.session.verbs().stream()
                            .map(verb -> verb.name().value())
                            .toList());
            assertStopped("REVOKED", late.answer());
            assertTrue(pair.recipient.call("t.count", "two").answer().isGood());
            assertEquals("NOT_LENT", refusal(pair.recipient.call("t.late", "again")));
            assertEquals(List.of("two"), pair.ran());
            assertEquals(1, Pair.count(pair.endAndVerify(2), LogEvent.EXTEND));
        }
    }

    @Test
    void extensionPastTheCap_isRefused_andTheRecipientHearsNothing() throws Exception {
        try (Pair pair = pair(LONG, "t.count:word=*")) {
            Thread.sleep(1100);
            assertEquals(
                    "it would last too long",
                    pair.extend(Duration.ofMinutes(30)).get("error"));
            assertEquals("extend", pair.extend(Duration.ofMinutes(29)).get("done"));
            assertTrue(pair.recipient.call("t.count", "one").answer().isGood());
            assertEquals(2, pair.recipient.session.passport().serial());
        }
    }

    @Test
    void approval_isWaitedFor_andGivenOrNot() throws Exception {
        try (Pair pair = pair(LONG, "t.count:word=*");
                Line watch = pair.lent.line()) {
            pair.lent.write("policy.toml", pair.lent.policy().replace("where", "caps = { approve = true }\nwhere"));
            watch.write(Note.of("do", "watch"));
            assertEquals(
                    pair.lent.opening.session(),
                    Objects.requireNonNull(watch.read()).get("session"));
            Said yes = pair.recipient.call("t.count", "yes");
            answer(watch, true);
            assertTrue(yes.answer().isGood(), yes.answer().told());
            assertTrue(yes.hasWaited());
            Said no = pair.recipient.call("t.count", "no");
            answer(watch, false);
            assertEquals("NOT_APPROVED", refusal(no));
            assertEquals(List.of("yes"), pair.ran());
            assertEquals(1, Pair.count(pair.endAndVerify(1), LogEvent.APPROVE));
        }
    }

    private static void answer(Line watch, boolean yes) throws Exception {
        while (true) {
            Note note = Objects.requireNonNull(watch.read(), "nobody asked");
            if ("asked".equals(note.get("event"))) {
                watch.write(
                        Note.of("do", "answer").with("call", note.get("call")).with("yes", "" + yes));
                return;
            }
        }
    }

    @Test
    void revocation_isHeard_stopsWhatRuns_andNothingMoreIsDone() throws Exception {
        try (Pair pair = pair(LONG, "t.late:word=*")) {
            Said late = pair.recipient.call("t.late", "late");
            late.awaitOutput();
            assertNull(pair.recipient.session.over());
            assertEquals("revoke", pair.lent.ask(Note.of("do", "revoke")).get("done"));
            assertStopped("REVOKED", late.answer());
            while (pair.recipient.session.over() == null) {
                Thread.sleep(10);
            }
            assertEquals("the owner has ended the session", pair.recipient.session.over());
            assertEquals("ENDED", refusal(pair.recipient.call("t.late", "more")));
            Thread.sleep(2200);
            assertEquals(List.of(), pair.ran());
            assertEquals(1, Pair.count(pair.endAndVerify(1), LogEvent.REVOKE));
        }
    }

    /** Both ends know the time: what is stopped by it may be over for the recipient before its result comes. */
    @Test
    void expiry_stopsWhatRuns_andIsHeard() throws Exception {
        try (Pair pair = pair(Duration.ofSeconds(4), "t.wait")) {
            Said waiting = pair.recipient.call("t.wait");
            waiting.awaitOutput();
            assertFalse(waiting.answer().isGood());
            assertTrue(
                    waiting.answer().outcome().reason().matches("EXPIRED|ENDED"),
                    waiting.answer().told());
            assertEquals("the session's time is over", pair.recipient.session.over());
            assertEquals("ENDED", refusal(pair.recipient.call("t.wait")));
            pair.lent.server.join(10_000); // by itself
            List<LogLine> log = pair.endAndVerify(waiting.answer().receipt().isEmpty() ? 0 : 1);
            assertTrue(log.stream()
                    .anyMatch(line -> line.event() == LogEvent.DONE
                            && line.text(LogField.WHY).startsWith("EXPIRED")));
            assertEquals("EXPIRED", log.get(log.size() - 1).text(LogField.WHY));
        }
    }
}
