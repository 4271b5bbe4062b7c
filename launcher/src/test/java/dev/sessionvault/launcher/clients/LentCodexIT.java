package dev.sessionvault.launcher.clients;

import static dev.sessionvault.launcher.clients.Login.CODEX;
import static dev.sessionvault.launcher.clients.Login.FUTURE;
import static dev.sessionvault.launcher.clients.Login.PAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.clients.Provider.Refresh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codex with a login that sv lends it. */
final class LentCodexIT {
    private static final String[] RUN =
            Codex.exec(Codex.KEY_FROM_LOGIN).stream().skip(1).toArray(String[]::new);

    @TempDir
    Path directory;

    private LentDesk desk;

    @BeforeEach
    void makeDesk() throws Exception {
        desk = new LentDesk(directory, "codex", ".codex/auth.json", CODEX.traces());
    }

    /** JUnit warns of links that lead out of its directory. */
    @AfterEach
    void unlink() throws IOException {
        Files.deleteIfExists(desk.file());
    }

    @Test
    void lentLogin_isRefreshed_comesBack_andIsSurrendered() throws Exception {
        desk.adopt("", CODEX.file(0, PAST));

        Outcome outcome = desk.play(desk.run("", RUN));

        assertEquals("Bearer " + CODEX.access(1, FUTURE), bearer(outcome));
        assertEquals(List.of(new Refresh(0, false)), desk.refreshes());
        assertTrue(Files.isSymbolicLink(desk.file()));
        assertHoldsGeneration(1, desk.surrender(""));
        Outcome without = desk.desk().play(Codex.exec(Codex.KEY_FROM_LOGIN).toArray(String[]::new));
        assertEquals("Bearer " + CODEX.access(1, FUTURE), bearer(without));
        assertEquals(List.of(), desk.refreshes());
    }

    @Test
    @Tag("nightly")
    void twoRunsAtOnce_endWell() throws Exception {
        desk.adopt("", CODEX.file(0, PAST));
        desk.desk().refreshingFor(Duration.ofSeconds(2));

        Outcome outcome = desk.play(LentDesk.atOnce(desk.run("", RUN), desk.run("", RUN)));

        assertEquals(0, outcome.exit(), outcome.explained());
        assertEquals(new Refresh(0, false), desk.refreshes().get(0));
        assertHoldsGeneration(1, desk.surrender(""));
    }

    @Test
    @Tag("nightly")
    void twoAccountsAtOnce_eachHaveTheirOwn() throws Exception {
        desk.adopt("mine", CODEX.file(0, PAST));
        desk.adopt("work", CODEX.file(10, PAST));

        Outcome outcome = desk.play(LentDesk.atOnce(desk.run("mine", RUN), desk.run("work", RUN)));

        assertEquals(0, outcome.exit(), outcome.explained());
        assertEquals(Set.of(new Refresh(0, false), new Refresh(10, false)), Set.copyOf(desk.refreshes()));
        assertHoldsGeneration(1, desk.surrender("mine"));
        Files.delete(desk.file());
        assertHoldsGeneration(11, desk.surrender("work"));
    }

    /** It unlinks the link; the next run makes it anew. */
    @Test
    @Tag("nightly")
    void logout_leavesTheVaultWhatItHas() throws Exception {
        desk.adopt("", CODEX.file(1, FUTURE));

        Outcome outcome = desk.play(desk.run("", "logout"));

        assertEquals(0, outcome.exit(), outcome.explained());
        assertEquals("Bearer " + CODEX.access(1, FUTURE), bearer(desk.play(desk.run("", RUN))));
        assertEquals(CODEX.file(1, FUTURE), desk.surrender(""));
    }

    private static String bearer(Outcome outcome) {
        return Answered.by("POST /v1/responses", outcome).header("authorization");
    }

    private static void assertHoldsGeneration(int generation, String text) {
        assertTrue(text.contains('"' + CODEX.access(generation, FUTURE) + '"'), text);
        assertTrue(text.contains('"' + CODEX.refresh(generation) + '"'), text);
    }
}
