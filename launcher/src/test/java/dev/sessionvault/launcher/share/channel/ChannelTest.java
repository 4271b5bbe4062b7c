package dev.sessionvault.launcher.share.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.RelayException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two ends and a relay that is honest. */
class ChannelTest {
    private Relay relay;
    private Session session;
    private final Heard owner = new Heard();
    private final Heard guest = new Heard();

    @BeforeEach
    void start() throws RelayException {
        relay = Relay.start(Session.config());
        session = Session.at(relay);
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void ends_proveTheirKeys_andHearEachOther() throws Exception {
        try (OwnerChannel listening = session.listen(owner);
                GuestChannel opened = session.open(guest)) {
            assertEquals("opened", owner.event());
            assertEquals("opened", guest.event());
            assertEquals(session.owner.publicKey(), opened.peer());
            assertEquals(session.recipient.publicKey(), owner.peer().peer());

            opened.send(Channel.CONTROL, "do".getBytes(UTF_8));
            assertArrayEquals("do".getBytes(UTF_8), owner.next().message());
            byte[] large = new byte[Channel.MAX_MESSAGE_BYTES];
            large[large.length - 1] = 7;
            owner.peer().send(9, large);
            Heard.Said said = guest.next();
            assertEquals(9, said.stream());
            assertArrayEquals(large, said.message());
        }
        assertEquals("closed left", owner.event());
        assertEquals("closed left", guest.event());
        assertEquals("closed ended", owner.event());
    }

    @Test
    void owner_endsForBoth() throws Exception {
        OwnerChannel listening = session.listen(owner);
        GuestChannel opened = session.open(guest);
        owner.event();
        listening.close();
        assertEquals("opened", guest.event());
        assertEquals("closed ended", guest.event());
        assertEquals("closed ended", owner.event());
        assertEquals(
                CloseReason.ENDED,
                assertThrows(ChannelException.class, () -> opened.send(0, new byte[1]))
                        .reason());
        opened.close();
    }

    @Test
    void another_takesThePlace_whenTheFirstHasLeft() throws Exception {
        try (OwnerChannel listening = session.listen(owner)) {
            session.open(guest).close();
            assertEquals("opened", owner.event());
            assertEquals("closed left", owner.event());
            Heard second = new Heard();
            try (Identity other = Identity.random();
                    GuestChannel opened = session.open(other, second)) {
                assertEquals("opened", owner.event());
                assertEquals(other.publicKey(), owner.peer().peer());
                opened.send(0, new byte[3]);
                assertEquals(3, owner.next().message().length);
            }
        }
    }

    @Test
    void whoIsNotAdmitted_isTold() throws Exception {
        session.admit = key -> false;
        try (OwnerChannel listening = session.listen(owner)) {
            assertEquals(
                    CloseReason.REFUSED,
                    assertThrows(ChannelException.class, () -> session.open(guest))
                            .reason());
        }
        assertEquals("closed ended", owner.event());
    }

    @Test
    void time_endsBoth() throws Exception {
        session.deadline = Instant.now().plus(Duration.ofSeconds(4));
        try (OwnerChannel listening = session.listen(owner);
                GuestChannel opened = session.open(guest)) {
            assertEquals("opened", owner.event());
            assertEquals("closed expired", owner.event());
            assertEquals("opened", guest.event());
            assertEquals("closed expired", guest.event());
        }
    }
}
