package dev.sessionvault.relay.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Instance;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing lives longer than it may, whatever its ends do. */
class SessionTimeTest {
    private final Clock clock = new Clock();
    private final Pairing pairing = new Pairing(Limits.STANDARD, Duration.ofSeconds(20), clock);
    private final Rendezvous rendezvous = Rendezvous.number(2);
    private final RecordingLeg owner = new RecordingLeg();
    private final RecordingLeg guest = new RecordingLeg();

    @BeforeEach
    void permit() {
        pairing.permit(List.of(new Grant(Rendezvous.key(1), Quota.STANDARD)));
    }

    private void pass(Duration time) {
        clock.pass(time);
        pairing.sweep();
    }

    private boolean closed(RecordingLeg leg, CloseCode code) {
        return leg.told().contains("closed " + code);
    }

    @Test
    void aSession_endsWhenItsOwnerSaid() throws Exception {
        rendezvous.owner(pairing, owner, Instance.random(), 30);
        rendezvous.guest(pairing, guest);
        pass(Duration.ofMillis(29_999));
        assertEquals(1, pairing.sessions());
        pass(Duration.ofMillis(1));
        assertTrue(closed(owner, CloseCode.EXPIRED));
        assertTrue(closed(guest, CloseCode.EXPIRED));
        assertEquals(0, pairing.sessions());
    }

    @Test
    void noLifetime_isLongerThanTheCap_howeverOftenItIsRenewed() throws Exception {
        Instance instance = Instance.random();
        rendezvous.owner(pairing, owner, instance, 86_400);
        Seat seat = rendezvous.guest(pairing, guest);
        for (int minute = 1; minute <= 29; minute++) {
            seat.pauseAfter(1);
            pass(Duration.ofMinutes(1));
            rendezvous.owner(pairing, owner, instance, 86_400);
            assertFalse(closed(guest, CloseCode.EXPIRED), "minute " + minute);
        }
        pass(Duration.ofMinutes(1));
        assertTrue(closed(owner, CloseCode.EXPIRED));
        assertTrue(closed(guest, CloseCode.EXPIRED));
    }

    @Test
    void anOwnerThatComesBack_mayMoveTheEndWithinTheCap() throws Exception {
        Instance instance = Instance.random();
        rendezvous.owner(pairing, owner, instance, 60);
        rendezvous.guest(pairing, guest);
        pass(Duration.ofSeconds(59));
        rendezvous.owner(pairing, owner, instance, 120);
        pass(Duration.ofSeconds(119));
        assertEquals(1, pairing.sessions());
        pass(Duration.ofSeconds(1));
        assertEquals(0, pairing.sessions());
    }

    @Test
    void anOwnerWithoutAGuest_isSentToDialAgain() throws Exception {
        Instance instance = Instance.random();
        rendezvous.owner(pairing, owner, instance, 1800);
        pass(Duration.ofSeconds(59));
        rendezvous.owner(pairing, owner, instance, 1800);
        owner.told();
        pass(Duration.ofSeconds(59));
        assertEquals(List.of(), owner.told());
        pass(Duration.ofSeconds(1));
        assertEquals(List.of("closed WAITED"), owner.told());
        assertEquals(0, pairing.sessions());
    }

    @Test
    void aPairThatSaysNothing_isIdle_andOneThatSpeaksIsNot() throws Exception {
        Seat seat = rendezvous.owner(pairing, owner);
        rendezvous.guest(pairing, guest);
        pass(Duration.ofMinutes(9));
        seat.pauseAfter(1);
        pass(Duration.ofMinutes(9));
        assertEquals(1, pairing.sessions());
        pass(Duration.ofMinutes(10));
        assertTrue(closed(owner, CloseCode.IDLE));
        assertTrue(closed(guest, CloseCode.IDLE));
    }

    @Test
    void aPlace_waitsForItsLegUntilTheSessionsEnd() throws Exception {
        rendezvous.owner(pairing, owner).leave(CloseCode.CUT);
        rendezvous.owner(pairing, owner);
        rendezvous.guest(pairing, guest).leave(CloseCode.CUT);
        pass(Duration.ofSeconds(50));
        rendezvous.guest(pairing, guest);
        assertEquals(2, guest.epoch());
        pass(Duration.ofMinutes(30));
        assertThrows(Refused.class, () -> rendezvous.guest(pairing, guest));
    }

    @Test
    void aCapOverHalfAnHour_cannotBeConfigured() {
        Duration longer = Limits.SESSION_CAP.plusNanos(1);
        assertThrows(IllegalArgumentException.class, () -> Limits.STANDARD.withSession(longer));
    }
}
