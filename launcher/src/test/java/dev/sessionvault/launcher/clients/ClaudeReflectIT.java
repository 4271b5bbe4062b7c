package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Claude Code with the built {@code sv reflect} among its MCP servers, and a model that asks for the lent tool. */
final class ClaudeReflectIT {
    @Test
    void modelsToolCall_reachesTheOwner_andItsOutputTheModel(@TempDir Path directory) throws Exception {
        Desk desk = new Desk(directory.toRealPath())
                .with("ANTHROPIC_API_KEY", TestKeys.CLAUDE)
                .with("SV", Sv.PROGRAM.toString());
        Path configuration = desk.root().resolve("reports/mcp.json");

        Outcome outcome = desk.play(
                LendingStage.class,
                classPath(),
                desk.project(),
                List.of(
                        Clients.programs().resolve("claude").toString(),
                        "-p",
                        "say ho",
                        "--mcp-config",
                        configuration.toString(),
                        "--strict-mcp-config",
                        "--allowedTools",
                        Answers.TOOL));

        assertEquals(0, outcome.exit(), outcome.explained());
        assertTrue(
                outcome.requests().stream()
                        .anyMatch(request -> request.body().contains("\"tool_result\"")
                                && request.body().contains("you said ho")),
                outcome::explained);
    }

    /** The stage starts elsewhere. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
