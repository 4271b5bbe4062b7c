package dev.sessionvault.launcher.clients;

import static dev.sessionvault.launcher.clients.Login.CLAUDE;
import static dev.sessionvault.launcher.clients.Login.FUTURE;
import static dev.sessionvault.launcher.clients.Login.PAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.clients.Provider.Refresh;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claude Code with a login that sv lends it. */
final class LentClaudeIT {
    @TempDir
    Path directory;

    private LentDesk desk;

    @BeforeEach
    void makeDesk() throws Exception {
        desk = new LentDesk(directory, "claude", ".claude/.credentials.json", CLAUDE.traces());
    }

    @Test
    void lentLogin_isRefreshed_comesBack_andIsSurrendered() throws Exception {
        desk.adopt("", CLAUDE.file(0, PAST));
        try (Comings home = Comings.into(desk.file().resolveSibling(""))) {
            Outcome outcome = desk.play(desk.run("", "-p", "hi"));

            assertEquals("Bearer " + CLAUDE.access(1, FUTURE), bearer(outcome));
            assertEquals(List.of(new Refresh(0, false)), desk.refreshes());
            assertTrue(home.names().stream().noneMatch(name -> name.startsWith(".credentials")), "it was in the home");
        }
        assertHoldsGeneration(1, desk.surrender(""));
        assertEquals("Bearer " + CLAUDE.access(1, FUTURE), bearer(desk.desk().play("claude", "-p", "hi")));
        assertEquals(List.of(), desk.refreshes());
    }

    @Test
    @Tag("nightly")
    void twoRunsAtOnce_refreshOnce() throws Exception {
        desk.adopt("", CLAUDE.file(0, PAST));
        desk.desk().refreshingFor(Duration.ofSeconds(2));

        String[] run = desk.run("", "-p", "hi");
        Outcome outcome = desk.play(LentDesk.atOnce(run, run));

        assertEquals(0, outcome.exit(), outcome.explained());
        assertEquals(List.of(new Refresh(0, false)), desk.refreshes());
        assertHoldsGeneration(1, desk.surrender(""));
    }

    @Test
    @Tag("nightly")
    void twoAccountsAtOnce_eachHaveTheirOwn() throws Exception {
        desk.adopt("mine", CLAUDE.file(0, PAST));
        desk.adopt("work", CLAUDE.file(10, PAST));

        Outcome outcome = desk.play(LentDesk.atOnce(desk.run("mine", "-p", "hi"), desk.run("work", "-p", "hi")));

        assertEquals(0, outcome.exit(), outcome.explained());
        assertEquals(Set.of(new Refresh(0, false), new Refresh(10, false)), Set.copyOf(desk.refreshes()));
        assertHoldsGeneration(1, desk.surrender("mine"));
        Files.delete(desk.file());
        assertHoldsGeneration(11, desk.surrender("work"));
    }

    @Test
    @Tag("nightly")
    void logout_leavesTheVaultWhatItHas() throws Exception {
        desk.adopt("", CLAUDE.file(1, FUTURE));

        Outcome outcome = desk.play(desk.run("", "auth", "logout"));

        assertEquals(0, outcome.exit(), outcome.explained());
        assertEquals(CLAUDE.file(1, FUTURE), desk.surrender(""));
    }

    private static String bearer(Outcome outcome) {
        return Answered.by("POST /v1/messages", outcome).header("authorization");
    }

    private static void assertHoldsGeneration(int generation, String text) {
        assertTrue(text.contains('"' + CLAUDE.access(generation, FUTURE) + '"'), text);
        assertTrue(text.contains('"' + CLAUDE.refresh(generation) + '"'), text);
    }
}
