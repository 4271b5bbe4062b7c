package dev.sessionvault.launcher.share.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.message.Outcome;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Thirty minutes are thirty minutes, whatever is done to the clocks and whoever extends. */
@Timeout(120)
class ThirtyMinutesTest {
    private static final int CAP_SECONDS = 30 * 60;

    @TempDir
    Path directory;

    @Test
    void clocksThatJump_andExtensions_neverMakeMoreOfThem() throws Exception {
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            Stage stage = new Stage(directory, 1_000_000);
            Guest guest = new Guest(stage.session);
            stage.session.opened(guest);
            jump(random, stage, guest, "seed " + seed + ": ");
            assertEquals(Ended.Reason.EXPIRED, stage.session.ended(), "seed " + seed);
            assertEquals(Ended.Reason.EXPIRED, guest.ended(), "seed " + seed);
        }
    }

    private static void jump(Random random, Stage stage, Guest guest, String name) throws Exception {
        StringBuilder told = new StringBuilder(name);
        long passed = 0;
        for (int id = 1; passed < CAP_SECONDS + 600; id++) {
            int seconds = 1 + random.nextInt(240);
            stage.clocks.pass(seconds);
            passed += seconds;
            int back = random.nextInt(3) == 0 ? random.nextInt(7200) : 0;
            stage.clocks.set(-back);
            boolean ends = random.nextBoolean();
            if (!ends) {
                extend(random, stage);
            }
            told.append(seconds).append(" s, ").append(back).append(" back; ");
            guest.call(id, "t.note", "a");
            Outcome outcome = guest.result(id);
            if (passed >= CAP_SECONDS) {
                assertEquals("ENDED", outcome.reason(), told.toString());
                assertFalse(stage.extend(Stage.ALL, 30, 1_000_000), told.toString());
            }
            stage.session.tick();
            assertTrue(passed < CAP_SECONDS || stage.session.ended() != null, told.toString());
        }
    }

    private static void extend(Random random, Stage stage) throws Exception {
        int minutes = 1 + random.nextInt(60);
        if (minutes > 30 && (stage.lifetime.isOver() || stage.session.ended() != null)) {
            assertFalse(stage.extend(Stage.ALL, minutes, 1_000_000));
        } else if (minutes > 30) {
            assertThrows(IllegalArgumentException.class, () -> stage.extend(Stage.ALL, minutes, 1_000_000));
        } else {
            stage.extend(Stage.ALL, Math.max(minutes, 15), 1_000_000);
        }
    }

    @Test
    void clockThatIsPutForward_endsIt_andPuttingItBackBringsNothingBack() throws Exception {
        Stage stage = new Stage(directory, 10);
        Guest guest = new Guest(stage.session);
        stage.session.opened(guest);
        stage.clocks.set(20 * 60);
        guest.call(1, "t.note", "a");
        assertEquals("ENDED", guest.result(1).reason());
        stage.session.tick();
        stage.clocks.set(-20 * 60);
        guest.call(2, "t.note", "a");
        assertEquals("ENDED", guest.result(2).reason());
        assertFalse(stage.extend(Stage.ALL, 30, 10));
        assertEquals(Ended.Reason.EXPIRED, stage.session.ended());
    }
}
