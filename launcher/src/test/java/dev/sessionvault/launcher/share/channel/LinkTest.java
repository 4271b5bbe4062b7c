package dev.sessionvault.launcher.share.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.channel.Link.Meeting;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.tunnel.Leg;
import dev.sessionvault.launcher.share.tunnel.Passage;
import dev.sessionvault.relay.wire.RendezvousId;
import dev.sessionvault.relay.wire.Role;
import dev.sessionvault.secret.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The handshake without a relay: what each end comes to believe, and when it gives up. */
class LinkTest {
    private static final byte[] CONVERSATION = new byte[Greeting.ID_BYTES];
    private static final String ID = "/v1/000102030405060708090a0b0c0d0e0f";

    private final SecretBytes secret = SecretBytes.random(32);
    private final Identity k = Identity.random();
    private final Identity recipient = Identity.random();
    private final End owner = new End();
    private final End guest = new End();

    /** Takes everybody, and writes down whom. */
    private static final class End implements Link.Host, Conversation.Host {
        @Nullable
        IdentityKey met;

        boolean established;

        @Override
        public Frame greeting() {
            return Frame.unnumbered(FrameType.RESUME, new Greeting(CONVERSATION, false).encode());
        }

        @Override
        public Meeting met(IdentityKey peer, byte[] greeting) {
            met = peer;
            return new Meeting(new Conversation(CONVERSATION, peer, CloseReason.ENDED, this), null, greeting);
        }

        @Override
        public void established(Conversation conversation) {
            established = true;
        }

        @Override
        public void refused(CloseReason why) {}

        @Override
        public void wake() {}

        @Override
        public void received(Conversation conversation, int stream, byte[] message) {}

        @Override
        public void ended(Conversation conversation, CloseReason why) {}
    }

    private record Epoch(long epoch) implements Passage {
        @Override
        public void send(byte[] payload) {
            throw new IllegalStateException();
        }
    }

    private Link link(Role role, End end, SecretBytes of, long epoch) throws Exception {
        return new Link(
                role,
                RendezvousId.parsePath(ID),
                new Epoch(epoch),
                (role == Role.OWNER ? k : recipient).publicKey(),
                HandleKeys.of(of),
                role == Role.OWNER ? new OwnerTls(k) : new GuestTls(recipient),
                KeyLife.STANDARD,
                end);
    }

    /** Passes on what each says to the other until both are silent. */
    private static void meet(Link first, Link second) throws Exception {
        boolean said = true;
        while (said) {
            said = pass(first, second) | pass(second, first);
        }
    }

    private static boolean pass(Link from, Link to) throws Exception {
        List<byte[]> all = new ArrayList<>();
        for (byte[] next = from.next(); next != null; next = from.next()) {
            assertTrue(next.length <= Leg.MAX_PAYLOAD_BYTES);
            all.add(next);
        }
        for (byte[] each : all) {
            to.take(each);
        }
        return !all.isEmpty();
    }

    @Test
    void ends_knowEachOther() throws Exception {
        meet(link(Role.OWNER, owner, secret, 1), link(Role.GUEST, guest, secret, 1));
        assertEquals(recipient.publicKey(), owner.met);
        assertEquals(k.publicKey(), guest.met);
        assertTrue(owner.established && guest.established);
    }

    @Test
    void guest_withoutTheHandle_getsNothing() throws Exception {
        Link first = link(Role.OWNER, owner, secret, 1);
        Link second = link(Role.GUEST, guest, SecretBytes.random(32), 1);
        assertThrows(LinkException.class, () -> meet(first, second));
        assertEquals(null, owner.met);
        assertFalse(guest.established);
    }

    @Test
    void owner_withoutTheHandle_isNotBelieved() throws Exception {
        Link first = link(Role.OWNER, owner, SecretBytes.random(32), 1);
        Link second = link(Role.GUEST, guest, secret, 1);
        assertThrows(LinkException.class, () -> meet(first, second));
        assertEquals(null, guest.met);
    }

    @Test
    void epochs_thatDiffer_doNotMeet() throws Exception {
        Link first = link(Role.OWNER, owner, secret, 1);
        Link second = link(Role.GUEST, guest, secret, 2);
        assertThrows(LinkException.class, () -> meet(first, second));
    }

    @Test
    void guest_doesNotMeetItself_norAnother() throws Exception {
        Link first = link(Role.GUEST, guest, secret, 1);
        Link second = link(Role.GUEST, owner, secret, 1);
        assertThrows(LinkException.class, () -> meet(first, second));
    }

    @Test
    void garbage_endsTheHandshake() throws Exception {
        Link first = link(Role.OWNER, owner, secret, 1);
        assertThrows(LinkException.class, () -> first.take(new byte[100]));
    }
}
