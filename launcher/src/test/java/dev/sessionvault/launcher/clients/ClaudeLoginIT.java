package dev.sessionvault.launcher.clients;

import static dev.sessionvault.launcher.clients.Login.CLAUDE;
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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Claude Code does with the file of its login: LOGINS.md. */
final class ClaudeLoginIT {
    private static final String NAME = ".credentials.json";

    @TempDir
    Path directory;

    private LoginDesk desk;
    private Path usual;

    @BeforeEach
    void makeDesk() throws Exception {
        desk = new LoginDesk(directory);
        usual = Files.createDirectory(desk.home().resolve(".claude")).resolve(NAME);
    }

    @Test
    void expiredLogin_isRefreshedWrittenAndUsed() throws Exception {
        Files.writeString(usual, CLAUDE.file(0, PAST));

        Outcome outcome = desk.play("claude", "-p", "hi");

        assertEquals("Bearer " + CLAUDE.access(1, FUTURE), answered(outcome).header("authorization"));
        assertEquals(List.of(new Refresh(0, false)), desk.refreshes());
        assertHoldsGeneration(1, usual);
        assertEquals(List.of(usual), Traces.under(desk.root(), CLAUDE.traces()));
    }

    @Test
    @Tag("nightly")
    void goodLogin_isUsedAsItIs() throws Exception {
        Files.writeString(usual, CLAUDE.file(1, FUTURE));

        Outcome outcome = desk.play("claude", "-p", "hi");

        assertEquals("Bearer " + CLAUDE.access(1, FUTURE), answered(outcome).header("authorization"));
        assertEquals(List.of(), desk.refreshes());
        assertEquals(CLAUDE.file(1, FUTURE), Files.readString(usual));
    }

    @Test
    @Tag("nightly")
    void storageDirectory_takesTheLoginAndItsLocksAndNothingElse() throws Exception {
        Path lent = lend();
        try (Comings inside = Comings.into(storage());
                Comings beside = Comings.into(desk.root())) {
            answered(desk.play("claude", "-p", "hi"));

            assertHoldsGeneration(1, lent);
            Set<String> names = inside.names();
            assertTrue(names.contains(".oauth_refresh.lock"), names.toString());
            for (String name : names) {
                assertTrue(name.matches("\\.(credentials\\.json|[a-z_-]+\\.lock)(\\..*)?"), name);
            }
            assertEquals(Set.of("lent.lock"), beside.names());
        }
        assertEquals(List.of(lent), onlyFiles(storage()));
        assertEquals(List.of(lent), Traces.under(desk.root(), CLAUDE.traces()));
        assertTrue(Files.exists(desk.home().resolve(".claude/projects")), "its other files are not where they were");
    }

    private static List<Path> onlyFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private Path storage() {
        return desk.root().resolve("lent");
    }

    private Path lend() throws IOException {
        Files.createDirectory(storage());
        desk.with("CLAUDE_SECURESTORAGE_CONFIG_DIR", storage().toString());
        return Files.writeString(storage().resolve(NAME), CLAUDE.file(0, PAST));
    }

    @Test
    @Tag("nightly")
    void link_isReplacedByAFile() throws Exception {
        Path target = Files.writeString(desk.root().resolve("target"), CLAUDE.file(0, PAST));
        Files.createSymbolicLink(usual, target);

        answered(desk.play("claude", "-p", "hi"));

        assertTrue(Files.isRegularFile(usual, LinkOption.NOFOLLOW_LINKS));
        assertHoldsGeneration(1, usual);
        assertEquals(CLAUDE.file(0, PAST), Files.readString(target));
    }

    @Test
    @Tag("nightly")
    void twoAtOnce_refreshOnce() throws Exception {
        Path lent = lend();

        Outcome outcome = desk.refreshingFor(Duration.ofSeconds(2)).playTwice("claude", "-p", "hi");

        assertEquals(0, outcome.exit(), outcome.explained());
        assertEquals(List.of(new Refresh(0, false)), desk.refreshes());
        assertHoldsGeneration(1, lent);
        List<String> bearers = outcome.requests().stream()
                .filter(request -> request.line().startsWith("POST /v1/messages"))
                .map(request -> request.header("authorization"))
                .toList();
        assertEquals(List.of("Bearer " + CLAUDE.access(1, FUTURE), "Bearer " + CLAUDE.access(1, FUTURE)), bearers);
    }

    @Test
    @Tag("nightly")
    void copyOfALoginThatWasRefreshed_isRefusedAndEmptied() throws Exception {
        Files.writeString(usual, CLAUDE.file(0, PAST));
        Path copy = Files.createDirectory(desk.root().resolve("copy")).resolve(NAME);
        Files.copy(usual, copy);
        String second = "CLAUDE_SECURESTORAGE_CONFIG_DIR=" + copy.getParent() + " claude -p hi";

        Outcome outcome = desk.play("sh", "-c", "claude -p hi && ! " + second);

        assertEquals(0, outcome.exit(), outcome.explained());
        assertEquals(List.of(new Refresh(0, false), new Refresh(0, true)), desk.refreshes());
        assertHoldsGeneration(1, usual);
        assertTrue(Files.readString(copy).contains("\"refreshToken\":\"\""), "it is not emptied");
    }

    @Test
    @Tag("nightly")
    void logout_unlinksTheFile() throws Exception {
        Path lent = lend();

        Outcome outcome = desk.play("claude", "auth", "logout");

        assertEquals(0, outcome.exit(), outcome.explained());
        assertFalse(Files.exists(lent, LinkOption.NOFOLLOW_LINKS));
        assertEquals(List.of(), Traces.under(desk.root(), CLAUDE.traces()));
    }

    @Test
    @Tag("nightly")
    void noFile_isNotLoggedIn() throws Exception {
        Outcome outcome = desk.play("claude", "-p", "hi");

        assertEquals(1, outcome.exit(), outcome.explained());
        assertTrue(outcome.out().contains("Not logged in"), outcome.explained());
        assertEquals(List.of(), desk.refreshes());
    }

    private static Request answered(Outcome outcome) {
        return Answered.by("POST /v1/messages", outcome);
    }

    private static void assertHoldsGeneration(int generation, Path file) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains('"' + CLAUDE.access(generation, FUTURE) + '"'), text);
        assertTrue(text.contains('"' + CLAUDE.refresh(generation) + '"'), text);
    }
}
