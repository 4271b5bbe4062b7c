package dev.sessionvault.launcher.reflect.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.clients.NpmPrograms;
import dev.sessionvault.launcher.reflect.TestOwner;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official inspector's command line, with the built program. */
final class InspectorIT {
    private static final int SECONDS = 60;

    @TempDir
    Path directory;

    @Test
    void listsWhatWasLent_andCallsIt() throws Exception {
        try (TestOwner owner = new TestOwner().open()) {
            JsonNode listed = inspect(owner, "--method", "tools/list");
            assertEquals("t_echo", listed.at("/tools/0/name").asString(), listed.toString());
            assertEquals(
                    "[\"hey\",\"ho\"]",
                    listed.at("/tools/0/inputSchema/properties/word/enum").toString());

            JsonNode called =
                    inspect(owner, "--method", "tools/call", "--tool-name", "t_echo", "--tool-arg", "word=ho");
            assertEquals("you said ho\n", called.at("/structuredContent/stdout").asString(), called.toString());
            assertEquals(0, called.at("/structuredContent/exitCode").asInt());
        }
    }

    private JsonNode inspect(TestOwner owner, String... arguments) throws IOException, InterruptedException {
        Path place = new NpmPrograms(Path.of("src/test/mcp/inspector"), Path.of("target/mcp/inspector")).installed();
        Path handle = Files.write(directory.resolve("handle"), owner.handle());
        List<String> command = new ArrayList<>(List.of(
                "node", place.resolve("node_modules/.bin/mcp-inspector-cli").toString(), "--cli"));
        // Its own options stand behind the server's, which it hands on up to there.
        command.addAll(Program.reflect(handle, owner.fingerprint()));
        command.addAll(List.of(arguments));
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.to(err.toFile()));
        builder.environment().put("SV_HOME", directory.resolve("sv").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), command.toString());
        assertEquals(0, process.exitValue(), out + Files.readString(err));
        return JsonMapper.builder().build().readTree(out);
    }
}
