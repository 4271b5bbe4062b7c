package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sv writes into other programs' files is what those programs do: the real tools, and a task's command line. */
@Tag("nightly")
final class InstalledIT {
    @TempDir
    Path directory;

    private SecretServiceSession session;
    private Desk desk;
    private Sv sv;

    @BeforeEach
    void storeKeys() throws Exception {
        desk = new Desk(directory.toRealPath());
        session = SecretServiceSession.start(desk.home());
        session.environment().forEach(desk::with);
        desk.with("PATH", Sv.PROGRAM.getParent() + ":" + desk.environment().get("PATH"));
        sv = Sv.withSecretService(desk);
        sv.add("claude", desk.project(), TestKeys.CLAUDE);
        sv.add("codex", desk.project(), TestKeys.CODEX);
    }

    @AfterEach
    void logOut() throws Exception {
        session.close();
    }

    @Test
    void claude_asksTheInstalledHelper_untilItIsUninstalled() throws Exception {
        sv.perform("helper", "claude", "--install", "--yes");
        Outcome outcome = desk.play(desk.project(), List.of("claude", "-p", "hi"));

        Request request = Answered.by("POST /v1/messages", outcome);
        assertEquals(TestKeys.CLAUDE, request.header("x-api-key"));
        assertNothingSecretIn(Answered.tool("claude", request));

        sv.perform("helper", "claude", "--uninstall", "--yes");
        assertNoKeyIsSent(desk.play(desk.project(), List.of("claude", "-p", "hi")));
    }

    @Test
    void claude_asksTheHelperThatOneProjectHas() throws Exception {
        sv.perform("helper", "claude", "--install", "--project", "--yes");
        Outcome outcome = desk.play(desk.project(), List.of("claude", "-p", "hi"));

        assertEquals(TestKeys.CLAUDE, Answered.by("POST /v1/messages", outcome).header("x-api-key"));
        assertNoKeyIsSent(desk.play(desk.sibling(), List.of("claude", "-p", "hi")));
    }

    @Test
    void codex_asksTheInstalledHelper_untilItIsUninstalled() throws Exception {
        sv.perform("helper", "codex", "--install", "--yes");
        Outcome outcome = desk.play(desk.project(), Codex.withProvider("sv"));

        Request request = Answered.by("POST /v1/responses", outcome);
        assertEquals("Bearer " + TestKeys.CODEX, request.header("authorization"));
        assertNothingSecretIn(Answered.tool("codex", request));

        sv.perform("helper", "codex", "--uninstall", "--yes");
        assertFalse(Files.exists(desk.home().resolve(".codex/config.toml")));
    }

    @Test
    void aTaskOfVsCode_startsClaudeWithItsKey() throws Exception {
        List<String> command = task("claude");
        command.addAll(List.of("--", "-p", "hi"));

        Outcome outcome = desk.play(desk.project(), command);

        assertEquals(TestKeys.CLAUDE, Answered.by("POST /v1/messages", outcome).header("x-api-key"));
        OnlyKey.of("ANTHROPIC_API_KEY", TestKeys.CLAUDE).holds("claude", desk, outcome);
    }

    @Test
    void aTaskOfVsCode_startsCodexWithItsKey() throws Exception {
        List<String> command = task("codex");
        List<String> arguments = Codex.exec(Codex.KEY_FROM_ENVIRONMENT);
        command.addAll(arguments.subList(1, arguments.size()));

        Outcome outcome = desk.play(desk.project(), command);

        assertEquals(
                "Bearer " + TestKeys.CODEX,
                Answered.by("POST /v1/responses", outcome).header("authorization"));
    }

    /** The command line of the task that sv wrote for this tool, as VS Code puts it together. */
    private List<String> task(String tool) throws Exception {
        sv.perform("ide", "vscode", "codex", "claude", "--yes");
        List<String> command = new ArrayList<>();
        JsonFactory json = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .build();
        try (JsonParser parser =
                json.createParser(desk.project().resolve(".vscode/tasks.json").toFile())) {
            find(parser, "label", "sv: " + tool);
            find(parser, "command", "sv");
            command.add(parser.getText());
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    command.add(parser.getText());
                }
            }
        }
        assertEquals(List.of("sv", "run", tool), command);
        return command;
    }

    private static void find(JsonParser parser, String name, String value) throws IOException {
        while (parser.nextToken() != null) {
            if (name.equals(parser.currentName()) && value.equals(parser.getText())) {
                return;
            }
        }
        throw new IOException("no " + name + ": " + value);
    }

    private static void assertNoKeyIsSent(Outcome outcome) {
        assertTrue(outcome.exit() != 0, outcome.explained());
        for (Request request : outcome.requests()) {
            assertFalse(request.contains(TestKeys.CLAUDE) || request.contains(TestKeys.CODEX), outcome.explained());
        }
    }

    private static void assertNothingSecretIn(RunningProgram tool) {
        for (String entry : tool.environment()) {
            assertFalse(entry.contains(TestKeys.CLAUDE) || entry.contains(TestKeys.CODEX), entry);
        }
    }
}
