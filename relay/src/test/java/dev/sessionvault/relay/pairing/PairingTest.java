package dev.sessionvault.relay.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Instance;
import dev.sessionvault.relay.wire.RelayName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PairingTest {
    private static final String WELCOME = "Welcome[version=1, secondsLeft=1800, largestFrame=65536, pingMillis=20000]";
    private static final String PAIRED = "Paired[epoch=1, secondsLeft=1800]";

    private final Clock clock = new Clock();
    private final Rendezvous rendezvous = Rendezvous.number(2);
    private final RecordingLeg owner = new RecordingLeg();
    private final RecordingLeg guest = new RecordingLeg();
    private Pairing pairing = pairing(Limits.STANDARD, Quota.STANDARD);

    private Pairing pairing(Limits limits, Quota quota) {
        Pairing fresh = new Pairing(limits, Duration.ofSeconds(20), clock);
        fresh.permit(List.of(new Grant(Rendezvous.key(1), quota)));
        return fresh;
    }

    private static void assertRefused(CloseCode code, Executable admission) {
        assertEquals(code, assertThrows(Refused.class, admission).code());
    }

    @Test
    void ownerThenGuest_arePaired() throws Exception {
        Seat ownerSeat = rendezvous.owner(pairing, owner);
        assertEquals(List.of(WELCOME), owner.told());
        Seat guestSeat = rendezvous.guest(pairing, guest);
        assertEquals(List.of(PAIRED), owner.told());
        assertEquals(List.of(WELCOME, PAIRED), guest.told());
        assertSame(guest, ownerSeat.destination(1, 100));
        assertSame(owner, guestSeat.destination(1, 50));
        assertEquals(100, pairing.tally().bytesFromOwners.sum());
        assertEquals(50, pairing.tally().bytesFromGuests.sum());
    }

    @Test
    void guestWithoutAnOwner_findsNothingAndLeavesNothing() {
        assertRefused(CloseCode.NO_RENDEZVOUS, () -> rendezvous.guest(pairing, guest));
        assertEquals(0, pairing.sessions());
    }

    @Test
    void ownerOfAnUnknownDeployment_isRefused() {
        Rendezvous stranger = new Rendezvous(Rendezvous.key(9), Rendezvous.key(2));
        assertRefused(CloseCode.UNKNOWN_TOKEN, () -> stranger.owner(pairing, owner));
        assertEquals(0, pairing.sessions());
    }

    @Test
    void aSecondOwnerASecondGuest_areRefusedAndHarmNobody() throws Exception {
        Seat ownerSeat = rendezvous.owner(pairing, owner);
        rendezvous.guest(pairing, guest);
        owner.told();
        guest.told();
        assertRefused(CloseCode.TAKEN, () -> rendezvous.owner(pairing, new RecordingLeg()));
        assertRefused(CloseCode.TAKEN, () -> rendezvous.guest(pairing, new RecordingLeg()));
        assertEquals(List.of(), owner.told());
        assertEquals(List.of(), guest.told());
        assertSame(guest, ownerSeat.destination(1, 1));
    }

    @Test
    void dataBeforeItsEpoch_isOutOfOrder() throws Exception {
        Seat seat = rendezvous.owner(pairing, owner);
        assertRefused(CloseCode.OUT_OF_ORDER, () -> seat.destination(0, 1));
        assertRefused(CloseCode.OUT_OF_ORDER, () -> seat.destination(1, 1));
        rendezvous.guest(pairing, guest);
        assertRefused(CloseCode.OUT_OF_ORDER, () -> seat.destination(0, 1));
        assertRefused(CloseCode.OUT_OF_ORDER, () -> seat.destination(2, 1));
    }

    @Test
    void aGuestThatWasCut_comesBackUnderTheNextEpoch() throws Exception {
        Seat ownerSeat = rendezvous.owner(pairing, owner);
        rendezvous.guest(pairing, guest).leave(CloseCode.CUT);
        assertEquals(List.of(WELCOME, PAIRED, "PeerGone[epoch=1, cause=CUT]"), owner.told());
        assertNull(ownerSeat.destination(1, 1));
        assertEquals(1, pairing.tally().staleFrames.sum());

        RecordingLeg again = new RecordingLeg();
        rendezvous.guest(pairing, again);
        assertEquals(List.of("Paired[epoch=2, secondsLeft=1800]"), owner.told());
        assertSame(again, ownerSeat.destination(2, 1));
        assertNull(ownerSeat.destination(1, 1), "what was meant for the old leg is not for the new one");
    }

    @Test
    void anOwnerThatWasCut_comesBackToItsGuest() throws Exception {
        Seat ownerSeat = rendezvous.owner(pairing, owner);
        Seat guestSeat = rendezvous.guest(pairing, guest);
        ownerSeat.leave(CloseCode.SILENT);
        RecordingLeg again = new RecordingLeg();
        rendezvous.owner(pairing, again);
        assertEquals(
                List.of(WELCOME, PAIRED, "PeerGone[epoch=1, cause=SILENT]", "Paired[epoch=2, secondsLeft=1800]"),
                guest.told());
        assertSame(again, guestSeat.destination(2, 1));
    }

    @Test
    void theSameInstance_takesTheDeadConnectionsPlace() throws Exception {
        Instance instance = Instance.random();
        Seat old = rendezvous.owner(pairing, owner, instance, 1800);
        rendezvous.guest(pairing, guest);
        RecordingLeg again = new RecordingLeg();
        Seat seat = rendezvous.owner(pairing, again, instance, 1800);
        assertEquals(List.of(WELCOME, PAIRED, "closed SUPERSEDED"), owner.told());
        old.leave(CloseCode.SUPERSEDED);
        assertSame(guest, seat.destination(2, 1), "the old connection's end is not the new one's");
        assertNull(old.destination(1, 1));
    }

    @Test
    void anOwnerThatSaysGoodbye_endsTheSession() throws Exception {
        Seat seat = rendezvous.owner(pairing, owner);
        rendezvous.guest(pairing, guest);
        seat.leave(CloseCode.NORMAL);
        assertEquals(List.of(WELCOME, PAIRED, "PeerGone[epoch=1, cause=NORMAL]", "closed ENDED"), guest.told());
        assertEquals(0, pairing.sessions());
        assertRefused(CloseCode.NO_RENDEZVOUS, () -> rendezvous.guest(pairing, new RecordingLeg()));
    }

    @Test
    void aGuestThatSaysGoodbye_maySendAnother() throws Exception {
        rendezvous.owner(pairing, owner);
        rendezvous.guest(pairing, guest).leave(CloseCode.NORMAL);
        rendezvous.guest(pairing, new RecordingLeg());
        assertEquals(2, owner.epoch());
    }

    @Test
    void anOwnerThatWasCutBeforeItsGuestCame_leavesNothing() throws Exception {
        rendezvous.owner(pairing, owner).leave(CloseCode.CUT);
        assertEquals(0, pairing.sessions());
    }

    @Test
    void sessionsOverTheQuota_areRefusedUntilOneEnds() throws Exception {
        pairing = pairing(Limits.STANDARD, Quota.STANDARD.withSessions(1));
        Seat first = rendezvous.owner(pairing, owner);
        Rendezvous second = Rendezvous.number(3);
        assertRefused(CloseCode.OVER_QUOTA, () -> second.owner(pairing, new RecordingLeg()));
        first.leave(CloseCode.NORMAL);
        second.owner(pairing, new RecordingLeg());
        assertEquals(1, pairing.sessions());
    }

    @Test
    void sessionsOverTheRelaysLimit_areBusy() throws Exception {
        pairing = pairing(Limits.STANDARD.withSessions(1), Quota.STANDARD);
        rendezvous.owner(pairing, owner);
        assertRefused(CloseCode.BUSY, () -> Rendezvous.number(3).owner(pairing, new RecordingLeg()));
    }

    @Test
    void aRelayShortOfResources_opensNoSession_butLetsGuestsIn() throws Exception {
        rendezvous.owner(pairing, owner);
        pairing.setFull(true);
        assertRefused(CloseCode.BUSY, () -> Rendezvous.number(3).owner(pairing, new RecordingLeg()));
        rendezvous.guest(pairing, guest);
        assertEquals(1, guest.epoch());
        pairing.setFull(false);
        Rendezvous.number(3).owner(pairing, new RecordingLeg());
    }

    @Test
    void hellosOfOneDeployment_areLimited() throws Exception {
        pairing = pairing(Limits.STANDARD, Quota.STANDARD.withHellos(new Rate(1, 1)));
        rendezvous.owner(pairing, owner);
        assertRefused(CloseCode.TOO_OFTEN, () -> Rendezvous.number(3).owner(pairing, new RecordingLeg()));
        clock.pass(Duration.ofSeconds(1));
        Rendezvous.number(3).owner(pairing, new RecordingLeg());
    }

    @Test
    void hellosToOneRendezvous_areLimitedForThatOneOnly() throws Exception {
        pairing = pairing(Limits.STANDARD.withRendezvousHellos(new Rate(2, 1)), Quota.STANDARD);
        rendezvous.owner(pairing, owner);
        rendezvous.guest(pairing, guest).leave(CloseCode.CUT);
        assertRefused(CloseCode.TOO_OFTEN, () -> rendezvous.guest(pairing, new RecordingLeg()));
        Rendezvous.number(3).owner(pairing, new RecordingLeg());
    }

    @Test
    void aRevokedKey_endsItsSessionsAndOpensNoMore() throws Exception {
        rendezvous.owner(pairing, owner);
        rendezvous.guest(pairing, guest);
        pairing.permit(List.of());
        assertEquals(List.of(WELCOME, PAIRED, "closed UNKNOWN_TOKEN"), owner.told());
        assertEquals(List.of(WELCOME, PAIRED, "closed UNKNOWN_TOKEN"), guest.told());
        assertRefused(CloseCode.UNKNOWN_TOKEN, () -> rendezvous.owner(pairing, new RecordingLeg()));
    }

    @Test
    void draining_tellsBothLegsTheSameAndLetsNobodyIn() throws Exception {
        Seat seat = rendezvous.owner(pairing, owner);
        rendezvous.guest(pairing, guest);
        owner.told();
        guest.told();
        pairing.drain(Duration.ofSeconds(60), Duration.ofSeconds(300), new RelayName("r2.example.org:443"));
        List<String> told = owner.told();
        assertEquals(told, guest.told());
        assertEquals(1, told.size());
        assertTrue(told.get(0)
                .matches("Restarting\\[reconnectInMillis=\\d+, tryForSeconds=300, where=r2.example.org:443]"));
        assertSame(guest, seat.destination(1, 1), "until they leave everything goes on");
        assertRefused(CloseCode.RESTARTS, () -> Rendezvous.number(3).owner(pairing, new RecordingLeg()));
        pairing.endAll(CloseCode.RESTARTS);
        assertEquals(List.of("closed RESTARTS"), owner.told());
    }

    @Test
    void framesAndBytesOverTheirRate_areAnsweredByAPause() throws Exception {
        Quota quota = Quota.STANDARD.withBytes(new Rate(1000, 1000));
        pairing = pairing(Limits.STANDARD.withLegFrames(new Rate(2, 1)), quota);
        Seat seat = rendezvous.owner(pairing, owner);
        Seat other = rendezvous.guest(pairing, guest);
        assertEquals(0, seat.pauseAfter(500));
        assertEquals(0, other.pauseAfter(500), "bytes are the deployment's, frames each leg's");
        assertEquals(Duration.ofMillis(500).toNanos(), other.pauseAfter(500));
        clock.pass(Duration.ofMillis(500));
        assertEquals(0, seat.pauseAfter(0));
        assertEquals(Duration.ofMillis(500).toNanos(), seat.pauseAfter(0));
    }
}
