package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sv run claude}, with the real Claude Code. */
final class ClaudeIT {
    private static Desk desk;
    private static Sv sv;

    /** Once for all: each use of a passphrase costs a second by design, and no test here changes the vault. */
    @BeforeAll
    static void storeKeys(@TempDir Path directory) throws Exception {
        desk = new Desk(directory.toRealPath());
        sv = Sv.withPassphrase(desk);
        sv.add("claude", desk.project(), TestKeys.CLAUDE);
        sv.add("codex", desk.project(), TestKeys.CODEX);
        TestKeys.plant(desk);
    }

    @Test
    void inItsProject_sendsTheVaultsKey() throws Exception {
        Outcome outcome = desk.play(desk.project(), sv.command("run", "claude", "--", "-p", "hi"));

        Request request = Answered.by("POST /v1/messages", outcome);
        assertEquals(TestKeys.CLAUDE, request.header("x-api-key"));
        assertEquals("", request.header("authorization"));
    }

    @Test
    void inItsProject_hasItsOwnKeyAndNoOther() throws Exception {
        Outcome outcome = desk.play(desk.project(), sv.command("run", "claude", "--", "-p", "hi"));

        OnlyKey.of("ANTHROPIC_API_KEY", TestKeys.CLAUDE).holds("claude", desk, outcome);
        OnlyKey.leftNoTrace(desk, List.of(TestKeys.CLAUDE, TestKeys.CODEX));
    }

    @Test
    void belowItsProject_isTheSame() throws Exception {
        Path below = Files.createDirectories(desk.project().resolve("src/main"));

        Outcome outcome = desk.play(below, sv.command("run", "claude", "--", "-p", "hi"));

        assertEquals(TestKeys.CLAUDE, Answered.by("POST /v1/messages", outcome).header("x-api-key"));
    }

    @Test
    void inTheProjectNextDoor_isNotStarted() throws Exception {
        Outcome outcome = desk.play(desk.sibling(), sv.command("run", "claude", "--", "-p", "hi"));

        assertEquals(3, outcome.exit(), outcome.explained());
        assertEquals(List.of(), outcome.requests(), outcome.explained());
        assertEquals("", outcome.out());
    }
}
