package dev.sessionvault.launcher.share.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.channel.LyingRelay.Lie;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.secret.SecretAccess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is whom after a cut, what is left at the end, and what whoever is between gets to see. */
@Timeout(60)
class ComingBackTest {
    private final Heard owner = new Heard();
    private final Heard guest = new Heard();
    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        stage = new Stage();
    }

    @AfterEach
    void stop() throws Exception {
        stage.close();
    }

    @Test
    void another_thatProvesItself_takesThePlace_andTheFirstIsTold() throws Exception {
        Heard second = new Heard();
        try (OwnerChannel listening = stage.session.listen(owner);
                GuestChannel first = stage.session.open(guest)) {
            assertEquals("opened", owner.event());
            stage.ofGuest.shut(true);
            assertEquals("interrupted", owner.event());
            first.send(0, "lost".getBytes(StandardCharsets.US_ASCII));
            try (Identity other = Identity.random();
                    GuestChannel opened = stage.session.besideOwner().open(other, second)) {
                assertEquals("closed replaced", owner.event());
                assertEquals("opened", owner.event());
                assertEquals(other.publicKey(), owner.peer().peer());
                opened.send(0, "new".getBytes(StandardCharsets.US_ASCII));
                assertArrayEquals(
                        "new".getBytes(StandardCharsets.US_ASCII), owner.next().message());
            }
            assertEquals("closed left", owner.event());
            stage.ofGuest.shut(false);
            assertEquals("opened", guest.event());
            assertEquals("interrupted", guest.event());
            assertEquals("closed replaced", guest.event());
            assertTrue(owner.messages.isEmpty(), "what the first said came after all");
        }
    }

    @Test
    void laterEnd_isTheRelays_too() throws Exception {
        stage.session.deadline = Instant.now().plus(Duration.ofSeconds(5));
        try (OwnerChannel listening = stage.session.listen(owner);
                GuestChannel opened = stage.session.open(guest)) {
            assertEquals("opened", owner.event());
            Instant later = Instant.now().plus(Duration.ofSeconds(6));
            listening.endAt(later);
            opened.endAt(later);
            assertEquals("interrupted", owner.event());
            assertEquals("resumed", owner.event());
            assertEquals("closed expired", owner.event());
            assertFalse(Instant.now().isBefore(later));
        }
    }

    @Test
    void nothingIsLeft_afterTheEnd() throws Exception {
        try (OwnerChannel listening = stage.session.listen(owner);
                GuestChannel opened = stage.session.open(guest)) {
            assertEquals("opened", owner.event());
            assertEquals(10, threads().size());
        }
        assertEquals(List.of(), threads());
    }

    @Test
    void nothingIsLeft_whenTheRelayIsSilent() throws Exception {
        OwnerChannel listening = stage.session.listen(owner);
        GuestChannel opened = stage.session.open(guest);
        assertEquals("opened", owner.event());
        stage.ofGuest.tellRelay(Lie.DROP);
        stage.ofOwner.shut(true);
        stage.ofGuest.shut(true);
        long began = System.nanoTime();
        opened.close();
        listening.close();
        assertTrue(System.nanoTime() - began < Duration.ofSeconds(6).toNanos());
        assertEquals(List.of(), threads());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sv-channel-") || name.equals("sv-tunnel"))
                .toList();
    }

    @Test
    void aLongWay_isOnlySlow() throws Exception {
        stage.ofGuest.delay(200);
        try (OwnerChannel listening = stage.session.listen(owner);
                GuestChannel opened = stage.session.open(guest)) {
            assertEquals("opened", owner.event());
            Traffic up = new Traffic(3, 40, 20_000);
            up.sendBy(opened);
            up.requireAllAt(owner);
        }
    }

    @Test
    void whoeverIsBetween_seesNothingOfIt() throws Exception {
        String canary = "canary-in-a-message-that-nobody-sees";
        try (OwnerChannel listening = stage.session.listen(owner);
                GuestChannel opened = stage.session.open(guest)) {
            assertEquals("opened", owner.event());
            opened.send(0, canary.getBytes(StandardCharsets.US_ASCII));
            owner.peer().send(4, canary.getBytes(StandardCharsets.US_ASCII));
            owner.next();
            guest.next();
        }
        byte[] secret = stage.session.secret.read(SecretAccess.granted(), byte[]::clone);
        for (LyingRelay relay : List.of(stage.ofOwner, stage.ofGuest)) {
            String seen = HexFormat.of().formatHex(relay.seen());
            assertTrue(seen.contains(
                    HexFormat.of().formatHex(Session.DEPLOYMENT.publicKey().bytes())));
            for (byte[] hidden : List.of(
                    canary.getBytes(StandardCharsets.US_ASCII),
                    secret,
                    stage.session.owner.publicKey().bytes(),
                    stage.session.recipient.publicKey().bytes())) {
                assertFalse(seen.contains(HexFormat.of().formatHex(hidden)));
            }
        }
    }

    @Test
    void relay_thatDoesNotKnowTheDeployment_isNamed() {
        Session stranger = stage.session.ofDeployment(LegKey.ofGuest(new byte[LegKey.SECRET_BYTES]));
        ChannelException refused = assertThrows(ChannelException.class, () -> stranger.listen(owner));
        assertEquals(CloseReason.RELAY, refused.reason());
        assertTrue(
                String.valueOf(refused.getMessage()).contains("does not know this deployment's key"),
                refused.getMessage());
    }
}
