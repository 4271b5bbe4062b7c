package dev.sessionvault.launcher.share.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.message.Call;
import dev.sessionvault.launcher.share.message.Cancel;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.message.Outcome;
import dev.sessionvault.launcher.share.message.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    @TempDir
    Path directory;

    private Stage stage;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        stage = new Stage(directory, 1000);
        guest = come();
    }

    private Guest come() {
        Guest comer = new Guest(stage.session);
        stage.session.opened(comer);
        return comer;
    }

    @AfterEach
    void nothingIsLeft() {
        stage.session.end(Ended.Reason.REVOKED);
        assertEquals(0, Stage.waiting());
    }

    private static void assertRefused(String reason, Outcome outcome) {
        assertEquals(Outcome.Kind.REFUSED, outcome.kind(), outcome.toString());
        assertEquals(reason, outcome.reason(), outcome.text());
    }

    @Test
    void call_isWrittenDown_runs_andGivesItsOutputAndResult() throws Exception {
        guest.call(1, "t.note", "a");
        assertEquals(Outcome.exited(0), guest.result(1));
        assertEquals("said a\n", String.valueOf(guest.output.get(1)));
        assertEquals(List.of("a"), stage.ran());
        assertEquals(List.of("happened connected", "accepted t.note a", "ended a EXITED  7"), stage.notebook.lines);
        assertEquals(1, guest.passports());
    }

    @Test
    void refusals_areNamed_andWrittenDown_andNothingRuns() throws Exception {
        guest.call(1, "t.other", "a");
        guest.say(new Call(2, "not a.verb".replace(" ", ""), Map.of(), 0));
        guest.say(new Call(3, "t.note", Map.of("word", "a", "more", "b"), 0));
        guest.say(new Call(4, "t.note", Map.of(), 0));
        guest.call(5, "t.note", "A; id");
        assertRefused("NOT_LENT", guest.result(1));
        assertRefused("NOT_LENT", guest.result(2));
        assertRefused("UNDECLARED", guest.result(3));
        assertRefused("MISSING", guest.result(4));
        assertRefused("BAD_VALUE", guest.result(5));
        assertEquals("word", guest.result(5).parameter());
        assertEquals(List.of(), stage.ran());
        assertEquals(5, stage.notebook.all("refused").size());
        assertEquals(0, stage.session.standing().calls());
    }

    @Test
    void policyThatChanges_counts_fromTheNextCallOn() throws Exception {
        stage.deny();
        guest.call(1, "t.note", "a");
        assertRefused("DENIED", guest.result(1));
        stage.write("policy.toml", "rubbish");
        guest.call(2, "t.note", "a");
        assertRefused("DENIED", guest.result(2));
        stage.allow();
        guest.call(3, "t.note", "a");
        assertEquals(Outcome.exited(0), guest.result(3));
    }

    @Test
    void logThatCannotBeWritten_refusesTheCall() throws Exception {
        stage.notebook.full = true;
        guest.call(1, "t.note", "a");
        assertRefused("UNAVAILABLE", guest.result(1));
        assertEquals(List.of(), stage.ran());
    }

    @Test
    void approval_isAsked_saidToBeWaitedFor_andGiven() throws Exception {
        guest.call(1, "t.ask", "a");
        int number = stage.onlooker.asked();
        assertEquals(List.of(), stage.ran());
        assertTrue(guest.others.contains(new Waiting(1, Waiting.Why.APPROVAL)));
        assertTrue(stage.session.answer(number, true));
        assertEquals(Outcome.exited(0), guest.result(1));
        assertEquals(List.of("accepted t.ask a approved"), stage.notebook.all("accepted"));
    }

    @Test
    void approval_isDenied_orImpossible_orNoLongerWanted() throws Exception {
        guest.call(1, "t.ask", "a");
        stage.session.answer(stage.onlooker.asked(), false);
        assertRefused("NOT_APPROVED", guest.result(1));
        stage.onlooker.events.clear();
        guest.call(2, "t.ask", "b");
        stage.onlooker.asked();
        guest.say(new Cancel(2));
        assertRefused("NOT_APPROVED", guest.result(2));
        stage.onlooker.watches = false;
        guest.call(3, "t.ask", "c");
        assertRefused("NEEDS_APPROVAL", guest.result(3));
        assertFalse(stage.session.answer(3, true));
        assertEquals(List.of(), stage.ran());
    }

    @Test
    void approvalThatComesAfterARevocationOfThePolicy_isNotEnough() throws Exception {
        guest.call(1, "t.ask", "a");
        int number = stage.onlooker.asked();
        stage.deny();
        stage.session.answer(number, true);
        assertRefused("DENIED", guest.result(1));
        assertEquals(List.of(), stage.ran());
    }

    @Test
    void cancelled_killed_andPastItsDeadline_saySo() throws Exception {
        guest.call(1, "t.wait", "a");
        guest.awaitOutput(1);
        guest.say(new Cancel(1));
        assertEquals("CANCELLED", guest.result(1).reason());
        guest.call(2, "t.wait", "b");
        guest.awaitOutput(2);
        assertTrue(stage.session.kill(2));
        assertEquals("KILLED", guest.result(2).reason());
        guest.say(new Call(3, "t.wait", Map.of("word", "c"), 300));
        assertEquals("DEADLINE", guest.result(3).reason());
        assertEquals(Outcome.Kind.STOPPED, guest.result(3).kind());
    }

    @Test
    void revoked_everythingDies_andTheRecipientIsTold() throws Exception {
        guest.call(1, "t.wait", "a");
        guest.call(2, "t.wait", "b");
        guest.awaitOutput(1);
        guest.awaitOutput(2);
        stage.session.end(Ended.Reason.REVOKED);
        assertEquals("REVOKED", guest.result(1).reason());
        assertEquals("REVOKED", guest.result(2).reason());
        assertEquals(Ended.Reason.REVOKED, guest.ended());
        assertEquals(List.of(CloseReason.ENDED), stage.doorClosed);
        guest.call(3, "t.note", "c");
        assertRefused("ENDED", guest.result(3));
    }

    @Test
    void revocation_doesNotWaitForARecipientWhoDoesNotRead() throws Exception {
        guest.call(1, "t.wait", "a");
        guest.awaitOutput(1);
        guest.reads = false;
        guest.call(2, "t.wait", "b");
        guest.call(3, "t.note", "c");
        Thread.sleep(300);
        long start = System.nanoTime();
        stage.session.end(Ended.Reason.REVOKED);
        assertTrue(System.nanoTime() - start < 6_000_000_000L);
        assertEquals(Ended.Reason.REVOKED, guest.ended());
        assertEquals(0, Stage.waiting());
    }

    @Test
    void slowReader_holdsUpItsOwnCallOnly() throws Exception {
        Guest slow = guest;
        slow.reads = false;
        slow.call(1, "t.note", "a");
        Thread.sleep(100);
        assertTrue(slow.results.isEmpty());
        slow.reads = true;
        assertEquals(Outcome.exited(0), slow.result(1));
    }

    @Test
    void timeIsOver_byEitherClock_beforeAnythingElse() throws Exception {
        stage.clocks.pass(20 * 60 - 1);
        guest.call(1, "t.note", "a");
        assertEquals(Outcome.exited(0), guest.result(1));
        stage.clocks.pass(1);
        guest.call(2, "t.note", "b"); // nobody has ticked yet: the machine has only just woken up
        assertRefused("ENDED", guest.result(2));
        stage.session.tick();
        assertEquals(Ended.Reason.EXPIRED, guest.ended());
        assertEquals(List.of("a"), stage.ran());
    }

    @Test
    void timeThatIsSetBack_prolongsNothing_andForwardEndsIt() throws Exception {
        stage.clocks.pass(10 * 60);
        stage.clocks.set(-3600);
        stage.clocks.pass(10 * 60 - 1);
        stage.session.tick();
        assertNull(stage.session.ended());
        stage.clocks.pass(1);
        stage.session.tick();
        assertEquals(Ended.Reason.EXPIRED, stage.session.ended());
        Stage other = new Stage(directory, 10);
        other.clocks.set(3600);
        other.session.tick();
        assertEquals(Ended.Reason.EXPIRED, other.session.ended());
    }

    @Test
    void suspendedPastItsEnd_whatRan_isKilledAtWakeUp() throws Exception {
        guest.call(1, "t.wait", "a");
        guest.awaitOutput(1);
        stage.clocks.pass(3 * 3600);
        stage.session.tick();
        assertEquals("EXPIRED", guest.result(1).reason());
        assertEquals(0, Stage.waiting());
    }

    @Test
    void extension_movesTheEnd_andChangesWhatIsLent() throws Exception {
        assertTrue(stage.extend("t.note:word=a|b", 25, 1000));
        assertEquals(2, guest.passports());
        guest.call(1, "t.note", "c");
        assertRefused("NOT_LENT", guest.result(1));
        guest.call(2, "t.ask", "a");
        assertRefused("NOT_LENT", guest.result(2));
        stage.clocks.pass(24 * 60);
        guest.call(3, "t.note", "b");
        assertEquals(Outcome.exited(0), guest.result(3));
        assertTrue(stage.extend(Stage.ALL, 30, 1000));
        guest.call(4, "t.note", "c");
        assertEquals(Outcome.exited(0), guest.result(4));
    }

    @Test
    void extension_stopsWhatIsNoLongerLent() throws Exception {
        guest.call(1, "t.wait", "a");
        guest.call(2, "t.wait", "b");
        guest.awaitOutput(1);
        guest.awaitOutput(2);
        assertTrue(stage.extend("t.wait:word=b", 20, 1000));
        assertEquals("REVOKED", guest.result(1).reason());
        assertFalse(guest.results.containsKey(2));
    }

    @Test
    void extension_neverGoesPastTheCap_norWakesWhatIsOver() throws Exception {
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> stage.extend(Stage.ALL, 31, 1000));
        stage.clocks.pass(20 * 60);
        assertFalse(stage.extend(Stage.ALL, 30, 1000));
    }

    @Test
    void allCallsMade_itEnds_whenTheLastHasAnswered() throws Exception {
        Stage few = new Stage(directory, 2);
        Guest other = new Guest(few.session);
        few.session.opened(other);
        other.call(1, "t.note", "a");
        other.call(2, "t.wait", "b");
        other.result(1);
        other.awaitOutput(2);
        other.call(3, "t.note", "c");
        assertRefused("TOO_MANY", other.result(3));
        few.session.tick();
        assertNull(few.session.ended());
        other.say(new Cancel(2));
        other.result(2);
        for (int i = 0; i < 100 && few.session.ended() == null; i++) {
            Thread.sleep(10);
            few.session.tick();
        }
        assertEquals(Ended.Reason.USED_UP, few.session.ended());
    }

    @Test
    void tooManyAtOnce_andTooFast_areRefused() throws Exception {
        for (int id = 1; id <= 9; id++) {
            guest.call(id, "t.wait", "a" + id);
        }
        int refused = 0;
        for (int i = 0; i < 500 && refused == 0; i++) {
            Thread.sleep(10);
            synchronized (guest) {
                refused = guest.results.size();
            }
        }
        assertEquals(1, refused);
        assertRefused("TOO_MANY", guest.results.values().iterator().next().get(0));
        for (int id = 10; id <= 60; id++) {
            guest.call(id, "t.note", "b");
            guest.result(id);
        }
        assertTrue(stage.notebook.all("refused t.note TOO_FAST").size() > 30);
        stage.clocks.pass(1);
        guest.call(99, "t.note", "z");
        assertEquals(Outcome.exited(0), guest.result(99));
    }

    @Test
    void numberThatComesTwice_endsTheChannel_andRunsOnce() throws Exception {
        guest.call(1, "t.note", "a");
        guest.result(1);
        guest.call(1, "t.note", "b");
        assertEquals(CloseReason.VIOLATED, guest.closed);
        assertEquals(List.of("a"), stage.ran());
    }

    @Test
    void whatNoRecipientSays_endsTheChannel() {
        guest.say(new Ended(Ended.Reason.REVOKED));
        assertEquals(CloseReason.VIOLATED, guest.closed);
        Guest second = come();
        stage.session.received(0, new byte[] {9, 9});
        assertEquals(CloseReason.VIOLATED, second.closed);
        Guest third = come();
        stage.session.received(5, new Cancel(1).encode());
        assertEquals(CloseReason.VIOLATED, third.closed);
    }

    @Test
    void replacedRecipient_itsCallsDie_andTheNextCountsForItself() throws Exception {
        guest.call(1, "t.wait", "a");
        guest.awaitOutput(1);
        stage.session.closed(CloseReason.REPLACED);
        Guest next = come();
        for (int i = 0; i < 500 && Stage.waiting() > 0; i++) {
            Thread.sleep(10);
        }
        assertEquals(0, Stage.waiting());
        next.call(1, "t.note", "b");
        assertEquals(Outcome.exited(0), next.result(1));
        assertEquals(List.of("a", "b"), stage.ran());
    }

    @Test
    void cutConnection_isNoEnd_ofWhatRuns() throws Exception {
        guest.call(1, "t.wait", "a");
        guest.awaitOutput(1);
        stage.session.interrupted();
        assertEquals("interrupted", stage.session.standing().phase());
        assertEquals(1, Stage.waiting());
        stage.session.resumed();
        assertEquals("connected", stage.session.standing().phase());
    }
}
