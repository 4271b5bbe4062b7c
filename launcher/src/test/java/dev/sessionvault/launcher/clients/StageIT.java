package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the other tests rely on: without the launcher the tools bring along all that their caller has. */
@Tag("nightly")
final class StageIT {
    @TempDir
    Path directory;

    @Test
    void network_hasOnlyLoopback() throws Exception {
        Outcome outcome = new Desk(directory).play(directory, List.of("cat", "/proc/net/dev"));

        List<String> interfaces =
                outcome.out().lines().skip(2).map(String::strip).toList();
        assertEquals(1, interfaces.size(), outcome.explained());
        assertTrue(interfaces.get(0).startsWith("lo:"), outcome.explained());
    }

    @Test
    void claudeStartedDirectly_hasEveryKeyOfItsCaller() throws Exception {
        Desk desk = TestKeys.plant(new Desk(directory));

        Outcome outcome = desk.play(desk.project(), List.of("claude", "-p", "hi"));

        Request request = Answered.by("POST /v1/messages", outcome);
        assertEquals(TestKeys.PLANTED.get("ANTHROPIC_API_KEY"), request.header("x-api-key"));
        assertEquals(TestKeys.PLANTED, TestKeys.plantedIn(Answered.tool("claude", request)));
    }

    @Test
    void codexStartedDirectly_hasEveryKeyOfItsCaller() throws Exception {
        Desk desk = TestKeys.plant(new Desk(directory));

        Outcome outcome = desk.play(desk.project(), Codex.exec(Codex.KEY_FROM_ENVIRONMENT));

        Request request = Answered.by("POST /v1/responses", outcome);
        assertEquals("Bearer " + TestKeys.PLANTED.get("CODEX_API_KEY"), request.header("authorization"));
        assertEquals(TestKeys.PLANTED, TestKeys.plantedIn(Answered.tool("codex", request)));
    }
}
