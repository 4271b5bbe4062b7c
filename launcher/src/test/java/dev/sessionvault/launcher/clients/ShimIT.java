package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real tools, started by their names from a script: the first of that name on the PATH is a shim. */
final class ShimIT {
    @TempDir
    Path directory;

    private SecretServiceSession session;
    private Desk desk;
    private Path shims;

    @BeforeEach
    void wrapAll() throws Exception {
        desk = new Desk(directory.toRealPath());
        session = SecretServiceSession.start(desk.home());
        session.environment().forEach(desk::with);
        Sv sv = Sv.withSecretService(desk);
        sv.add("claude", desk.project(), TestKeys.CLAUDE);
        sv.add("codex", desk.project(), TestKeys.CODEX);
        sv.call("wrap", "--all");
        shims = desk.vault().resolve("data/shims");
        desk.with("PATH", shims + File.pathSeparator + desk.environment().get("PATH"));
        TestKeys.plant(desk);
    }

    @AfterEach
    void logOut() throws Exception {
        session.close();
    }

    @Test
    void claude_hasItsOwnKeyAndNoOther() throws Exception {
        Outcome outcome = desk.play(desk.project(), List.of("sh", "-c", "exec claude -p hi"));

        Request request = Answered.by("POST /v1/messages", outcome);
        assertEquals(TestKeys.CLAUDE, request.header("x-api-key"));
        OnlyKey.of("ANTHROPIC_API_KEY", TestKeys.CLAUDE).holds("claude", desk, outcome);
    }

    @Test
    void codex_hasItsOwnKeyAndNoOther() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\"", "sh"));
        command.addAll(Codex.exec(Codex.KEY_FROM_ENVIRONMENT));

        Outcome outcome = desk.play(desk.project(), command);

        Request request = Answered.by("POST /v1/responses", outcome);
        assertEquals("Bearer " + TestKeys.CODEX, request.header("authorization"));
        OnlyKey.of("CODEX_API_KEY", TestKeys.CODEX).holds("codex", desk, outcome);
    }

    @Test
    void inTheProjectNextDoor_neitherIsStarted() throws Exception {
        Outcome outcome = desk.play(desk.sibling(), List.of("sh", "-c", "claude -p hi; echo $?; codex exec hi"));

        assertEquals(3, outcome.exit(), outcome.explained());
        assertEquals("3\n", outcome.out());
        assertTrue(outcome.requests().isEmpty(), outcome.explained());
    }
}
