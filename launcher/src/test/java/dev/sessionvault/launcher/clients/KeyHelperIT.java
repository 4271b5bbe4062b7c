package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools ask {@code sv helper} for their key themselves; nothing secret is in any environment. */
final class KeyHelperIT {
    @TempDir
    Path directory;

    private SecretServiceSession session;
    private Desk desk;

    @BeforeEach
    void storeKeys() throws Exception {
        desk = new Desk(directory.toRealPath());
        session = SecretServiceSession.start(desk.home());
        session.environment().forEach(desk::with);
        Sv sv = Sv.withSecretService(desk);
        sv.add("claude", desk.project(), TestKeys.CLAUDE);
        sv.add("codex", desk.project(), TestKeys.CODEX);
    }

    @AfterEach
    void logOut() throws Exception {
        session.close();
    }

    @Test
    void claudesApiKeyHelper_deliversTheKey() throws Exception {
        Path settings = Files.writeString(
                desk.home().resolve("settings.json"), "{\"apiKeyHelper\": \"" + Sv.PROGRAM + " helper claude\"}");

        Outcome outcome = desk.play(desk.project(), List.of("claude", "--settings", settings.toString(), "-p", "hi"));

        Request request = Answered.by("POST /v1/messages", outcome);
        assertEquals(TestKeys.CLAUDE, request.header("x-api-key"));
        assertNothingSecretIn(Answered.tool("claude", request));
    }

    @Test
    void codexsAuthCommand_deliversTheKey() throws Exception {
        Outcome outcome = desk.play(desk.project(), Codex.exec(Codex.keyFrom(Sv.PROGRAM, "helper", "codex")));

        Request request = Answered.by("POST /v1/responses", outcome);
        assertEquals("Bearer " + TestKeys.CODEX, request.header("authorization"));
        assertNothingSecretIn(Answered.tool("codex", request));
    }

    @Test
    void inTheProjectNextDoor_claudeEndsWithoutAKey() throws Exception {
        Path settings = Files.writeString(
                desk.home().resolve("settings.json"), "{\"apiKeyHelper\": \"" + Sv.PROGRAM + " helper claude\"}");

        Outcome outcome = desk.play(desk.sibling(), List.of("claude", "--settings", settings.toString(), "-p", "hi"));

        assertEquals(1, outcome.exit(), outcome.explained());
        assertTrue(outcome.err().contains("exited 3"), outcome.explained());
        for (Request request : outcome.requests()) {
            assertFalse(request.contains(TestKeys.CLAUDE) || request.contains(TestKeys.CODEX), outcome.explained());
        }
    }

    @Test
    void inTheProjectNextDoor_codexEndsWithoutAKey() throws Exception {
        Outcome outcome = desk.play(desk.sibling(), Codex.exec(Codex.keyFrom(Sv.PROGRAM, "helper", "codex")));

        assertEquals(1, outcome.exit(), outcome.explained());
        for (Request request : outcome.requests()) {
            assertFalse(request.contains(TestKeys.CLAUDE) || request.contains(TestKeys.CODEX), outcome.explained());
        }
    }

    private static void assertNothingSecretIn(RunningProgram tool) {
        assertFalse(tool.has("ANTHROPIC_API_KEY") || tool.has("CODEX_API_KEY"));
        for (String entry : tool.environment()) {
            assertFalse(entry.contains(TestKeys.CLAUDE) || entry.contains(TestKeys.CODEX), entry);
        }
    }
}
