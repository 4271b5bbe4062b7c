package dev.sessionvault.launcher.share.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session does what its model says, whatever comes after what. */
class SessionModelTest {
    private static final int STEPS = 45;

    @TempDir
    Path directory;

    @Test
    @Timeout(120)
    void session_isAsItsModel() throws Exception {
        walk(1, 8);
    }

    @Test
    @Tag("nightly")
    @Timeout(1800)
    void session_isAsItsModel_manyTimes() throws Exception {
        Set<String> ends = walk(Long.getLong("share.seed", 1000), Integer.getInteger("share.seeds", 400));
        assertTrue(ends.containsAll(Set.of("EXPIRED", "USED_UP", "LOGGED_OUT", "REVOKED")), "only " + ends);
    }

    private Set<String> walk(long first, int count) throws Exception {
        Set<String> ends = new TreeSet<>();
        for (long seed = first; seed < first + count; seed++) {
            Path place = Files.createDirectories(directory.resolve("" + seed));
            try (SessionWalk walk = new SessionWalk(place, seed)) {
                walk.walk(STEPS);
                ends.add(walk.ended());
            }
            assertEquals(0, Stage.waiting(), "seed " + seed);
        }
        System.out.println("seeds from " + first + ", " + count + " of them: " + ends);
        return ends;
    }
}
