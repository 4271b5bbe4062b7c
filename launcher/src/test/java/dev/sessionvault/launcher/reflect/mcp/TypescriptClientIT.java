package dev.sessionvault.launcher.reflect.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    private final TypescriptClient client = new TypescriptClient(server(), Map.of());

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

    /** The client waits two seconds, then kills. */
    private static void endsAtOnce(JsonNode said) {
        assertTrue(
                said.get("closeMillis").asDouble() < 1000,
                said.get("closeMillis").toString());
    }

    private static List<String> server() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        return List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classes, ScriptedMain.class.getName());
    }
}
