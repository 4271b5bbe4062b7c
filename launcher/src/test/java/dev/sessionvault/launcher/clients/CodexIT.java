package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sv run codex}, with the real Codex. */
final class CodexIT {
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
        Outcome outcome = desk.play(desk.project(), run());

        Request request = Answered.by("POST /v1/responses", outcome);
        assertEquals("Bearer " + TestKeys.CODEX, request.header("authorization"));
        assertEquals("", request.header("x-api-key"));
    }

    @Test
    void inItsProject_hasItsOwnKeyAndNoOther() throws Exception {
        Outcome outcome = desk.play(desk.project(), run());

        OnlyKey.of("CODEX_API_KEY", TestKeys.CODEX).holds("codex", desk, outcome);
        OnlyKey.leftNoTrace(desk, List.of(TestKeys.CLAUDE, TestKeys.CODEX));
    }

    @Test
    void inTheProjectNextDoor_isNotStarted() throws Exception {
        Outcome outcome = desk.play(desk.sibling(), run());

        assertEquals(3, outcome.exit(), outcome.explained());
        assertEquals(List.of(), outcome.requests(), outcome.explained());
        assertEquals("", outcome.out());
    }

    private List<String> run() {
        List<String> arguments = new ArrayList<>(Codex.exec(Codex.KEY_FROM_ENVIRONMENT));
        arguments.add(1, "--");
        return sv.command("run", arguments.toArray(String[]::new));
    }
}
