package dev.sessionvault.launcher.share.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.channel.LyingRelay.Lie;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to what passes: each message arrives once, in its stream's order, or not at all. */
@Timeout(120)
class LyingRelayTest {
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

    @ParameterizedTest
    @EnumSource(Lie.class)
    void lies_areSeen_andMended(Lie lie) throws Exception {
        try (OwnerChannel listening = stage.session.listen(owner);
                GuestChannel opened = stage.session.open(guest)) {
            assertEquals("opened", owner.event());
            Traffic up = new Traffic(1, 25, 20_000);
            Traffic down = new Traffic(2, 25, 20_000);
            stage.ofGuest.tellRelay(lie);
            stage.ofGuest.tellEnd(lie);
            up.sendBy(opened);
            down.sendBy(owner.peer());
            up.requireAllAt(owner);
            down.requireAllAt(guest);
            assertTrue(stage.ofGuest.isTold(), "nothing passed that could be lied about");
        }
    }

    @Test
    void cuts_atRandom_loseAndRepeatNothing() throws Exception {
        cutAtRandom(1);
    }

    @Tag("nightly")
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21})
    void cuts_atRandom_manyTimes(long seed) throws Exception {
        cutAtRandom(seed);
    }

    private void cutAtRandom(long seed) throws Exception {
        Random random = new Random(seed);
        try (OwnerChannel listening = stage.session.listen(owner);
                GuestChannel opened = stage.session.open(guest)) {
            assertEquals("opened", owner.event());
            Traffic up = new Traffic(seed, 60, 20_000);
            Traffic down = new Traffic(seed + 100, 60, 20_000);
            up.sendBy(opened);
            down.sendBy(owner.peer());
            for (int i = 0; i < 6; i++) {
                Thread.sleep(random.nextInt(250));
                (random.nextBoolean() ? stage.ofOwner : stage.ofGuest).cut();
            }
            up.requireAllAt(owner);
            down.requireAllAt(guest);
        }
    }

    @Test
    void relay_thatIsReplaced_isFoundAgain() throws Exception {
        try (OwnerChannel listening = stage.session.listen(owner);
                GuestChannel opened = stage.session.open(guest)) {
            assertEquals("opened", owner.event());
            Traffic up = new Traffic(1, 60, 20_000);
            up.sendBy(opened);
            stage.restart();
            up.requireAllAt(owner);
            assertEquals("interrupted", owner.event());
            assertEquals("resumed", owner.event());
        }
    }
}
