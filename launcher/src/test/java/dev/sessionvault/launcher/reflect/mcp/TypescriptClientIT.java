package dev.sessionvault.launcher.reflect.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.reflect.TestOwner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The server in a process of its own, as outsiders' clients see it. */
final class TypescriptClientIT {
    @TempDir
    Path directory;

    private final TypescriptClient client = new TypescriptClient(scripted(), Map.of());

    @Test
    void calls_goodAndBad() throws Exception {
        JsonNode said = client.play(directory, "calls", "test_echo", "{\"service\":\"web\"}", "{\"service\":\"db\"}");

        assertEquals("sv-reflect", said.get("server").get("name").asString());
        assertEquals(8, said.get("tools").size());
        assertEquals(
                "{service=web}",
                said.get("good").get("structuredContent").get("stdout").asString());
        assertTrue(said.get("bad").get("isError").asBoolean());
        assertEquals(-32602, said.get("unknown").get("code").asInt());
        endsAtOnce(said);
    }

    @Test
    void cancel_afterTheFirstProgress_leavesAServerThatAnswers() throws Exception {
        JsonNode said = client.play(directory, "cancel", "test_wait", "{}");

        assertTrue(said.get("cancelled").get("message").asString().contains("enough"), said.toString());
        assertEquals(0, said.get("progress").get(0).get("progress").asInt());
        endsAtOnce(said);
    }

    /** The program that is shipped, a relay, and an owner: tools come from a passport, and follow the next one. */
    @Test
    void realSession_callsThroughARelay_andFollowsAnExtension() throws Exception {
        try (TestOwner owner = new TestOwner().extendAtCall().open()) {
            Path handle = Files.write(directory.resolve("handle"), owner.handle());
            TypescriptClient real = new TypescriptClient(
                    Program.reflect(handle, owner.fingerprint()),
                    Map.of("SV_HOME", directory.resolve("sv").toString()));

            JsonNode said = real.play(directory, "follow", "t_echo");

            assertEquals("[\"t_echo\",\"t_wait\"]", said.get("before").toString());
            assertEquals("[\"t_more\"]", said.get("after").toString());
            assertTrue(said.get("instructions").asString().contains(owner.fingerprint()), said.toString());
            endsAtOnce(said);
        }
    }

    /** The client waits two seconds, then kills. */
    private static void endsAtOnce(JsonNode said) {
        assertTrue(
                said.get("closeMillis").asDouble() < 1000,
                said.get("closeMillis").toString());
    }

    /** The server with verbs that go every way a call can go. */
    private static List<String> scripted() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ScriptedMain.class.getName());
    }
}
