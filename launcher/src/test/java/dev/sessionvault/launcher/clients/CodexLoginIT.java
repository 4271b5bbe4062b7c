package dev.sessionvault.launcher.clients;

import static dev.sessionvault.launcher.clients.Login.CODEX;
import static dev.sessionvault.launcher.clients.Login.FUTURE;
import static dev.sessionvault.launcher.clients.Login.PAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.clients.Provider.Refresh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** What Codex does with the file of its login: LOGINS.md. */
final class CodexLoginIT {
    private static final String[] RUN = Codex.exec(Codex.KEY_FROM_LOGIN).toArray(String[]::new);

    @TempDir
    Path directory;

    @TempDir(factory = Memory.class)
    Path memory;

    private LoginDesk desk;
    private Path usual;

    /** A file system that is not the home's. */
    static final class Memory implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.createTempDirectory(Path.of("/dev/shm"), "login");
        }
    }

    @BeforeEach
    void makeDesk() throws Exception {
        desk = new LoginDesk(directory);
        usual = Files.createDirectory(desk.home().resolve(".codex")).resolve("auth.json");
    }

    /** JUnit warns of links that lead out of its directory. */
    @AfterEach
    void unlink() throws IOException {
        Files.deleteIfExists(usual);
    }

    @Test
    void expiredLogin_isRefreshedWrittenAndUsed() throws Exception {
        Files.writeString(usual, CODEX.file(0, PAST));

        Outcome outcome = desk.play(RUN);

        assertEquals("Bearer " + CODEX.access(1, FUTURE), answered(outcome).header("authorization"));
        assertEquals(List.of(new Refresh(0, false)), desk.refreshes());
        assertHoldsGeneration(1, usual);
        assertEquals(List.of(usual), Traces.under(desk.root(), CODEX.traces()));
    }

    @Test
    @Tag("nightly")
    void goodLogin_isUsedAsItIsThoughTheLastRefreshIsLongAgo() throws Exception {
        Files.writeString(usual, CODEX.file(1, FUTURE));

        Outcome outcome = desk.play(RUN);

        assertEquals("Bearer " + CODEX.access(1, FUTURE), answered(outcome).header("authorization"));
        assertEquals(List.of(), desk.refreshes());
        assertEquals(CODEX.file(1, FUTURE), Files.readString(usual));
    }

    @Test
    @Tag("nightly")
    void loginThatTheApiRefuses_isRefreshedToo() throws Exception {
        Files.writeString(usual, CODEX.file(0, FUTURE));

        Outcome outcome = desk.play(RUN);

        assertEquals(0, outcome.exit(), outcome.explained());
        assertEquals(List.of(new Refresh(0, false)), desk.refreshes());
        List<String> asked = outcome.requests().stream()
                .map(Request::line)
                .filter(line -> line.startsWith("POST"))
                .toList();
        // It reads the file again after the first refusal: another run may have refreshed the login.
        assertEquals(
                List.of("POST /v1/responses", "POST /v1/responses", "POST /oauth/token", "POST /v1/responses"), asked);
        assertHoldsGeneration(1, usual);
    }

    @Test
    @Tag("nightly")
    void link_isFollowed() throws Exception {
        Path target = lend();
        try (Comings beside = Comings.into(memory)) {
            answered(desk.play(RUN));

            Set<String> names = beside.names();
            assertTrue(names.contains("auth.json.lock"), names.toString());
            assertEquals(0, Files.size(usual.resolveSibling("auth.lock")));
            assertTrue(names.stream().anyMatch(name -> name.startsWith(".auth-")), names.toString());
        }

        assertEquals(target, Files.readSymbolicLink(usual));
        assertHoldsGeneration(1, target);
        assertEquals(List.of(target), Traces.under(memory, CODEX.traces()));
        assertEquals(List.of(), Traces.under(desk.root(), CODEX.traces()));
    }

    private Path lend() throws IOException {
        Path target = Files.writeString(memory.resolve("auth.json"), CODEX.file(0, PAST));
        Files.createSymbolicLink(usual, target);
        return target;
    }

    @Test
    @Tag("nightly")
    void twoAtOnce_bothAskAndBothEndWell() throws Exception {
        Path target = lend();

        Outcome outcome = desk.refreshingFor(Duration.ofSeconds(2)).playTwice(RUN);

        assertEquals(0, outcome.exit(), outcome.explained());
        assertOnlyTheFirstIsGranted();
        assertHoldsGeneration(1, target);
    }

    @Test
    @Tag("nightly")
    void copyOfALoginThatWasRefreshed_isRefused() throws Exception {
        Files.writeString(usual, CODEX.file(0, PAST));
        Path copy = Files.createDirectory(desk.root().resolve("copy")).resolve("auth.json");
        Files.copy(usual, copy);
        String second = "CODEX_HOME=" + copy.getParent() + " \"$@\"";
        List<String> both = new ArrayList<>(List.of("sh", "-c", "\"$@\" && ! " + second, "sh"));
        both.addAll(List.of(RUN));

        Outcome outcome = desk.play(both.toArray(String[]::new));

        assertEquals(0, outcome.exit(), outcome.explained());
        assertOnlyTheFirstIsGranted();
        assertTrue(outcome.err().contains("log out and sign in again"), outcome.explained());
        assertEquals(CODEX.file(0, PAST), Files.readString(copy));
    }

    @Test
    @Tag("nightly")
    void logout_unlinksTheLinkAndLeavesItsTarget() throws Exception {
        Path target = lend();

        Outcome outcome = desk.play("codex", "logout");

        assertEquals(0, outcome.exit(), outcome.explained());
        assertEquals(
                List.of("POST /oauth/revoke"),
                outcome.requests().stream().map(Request::line).toList());
        assertFalse(Files.exists(usual, LinkOption.NOFOLLOW_LINKS));
        assertEquals(CODEX.file(0, PAST), Files.readString(target));
    }

    private static Request answered(Outcome outcome) {
        return Answered.by("POST /v1/responses", outcome);
    }

    private void assertOnlyTheFirstIsGranted() throws IOException {
        List<Refresh> refreshes = desk.refreshes();
        assertEquals(new Refresh(0, false), refreshes.get(0));
        assertEquals(Set.of(new Refresh(0, true)), Set.copyOf(refreshes.subList(1, refreshes.size())));
    }

    private static void assertHoldsGeneration(int generation, Path file) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains('"' + CODEX.access(generation, FUTURE) + '"'), text);
        assertTrue(text.contains('"' + CODEX.refresh(generation) + '"'), text);
    }
}
