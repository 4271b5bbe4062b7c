package dev.sessionvault.launcher.reflect.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.clients.NpmPrograms;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official client for TypeScript, from npm, playing a scene of {@code play.mjs} with a server that it starts. */
final class TypescriptClient {
    private static final Path SOURCES = Path.of("src/test/mcp/client");
    private static final int SECONDS = 60;

    private final List<String> server;
    private final Map<String, String> environment;

    TypescriptClient(List<String> server, Map<String, String> environment) {
        this.server = server;
        this.environment = environment;
    }

    /** What the scene saw; nothing was written to standard error, by either. */
    JsonNode play(Path directory, String scene, String... arguments) throws IOException, InterruptedException {
        Path place = new NpmPrograms(SOURCES, Path.of("target/mcp/client")).installed();
        Files.copy(SOURCES.resolve("play.mjs"), place.resolve("play.mjs"), StandardCopyOption.REPLACE_EXISTING);
        List<String> command =
                new ArrayList<>(List.of("node", place.resolve("play.mjs").toString(), scene));
        command.addAll(server);
        command.add("--");
        command.addAll(List.of(arguments));
        Path err = directory.resolve("client.err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.to(err.toFile()));
        builder.environment().putAll(environment);
        Process client = builder.start();
        client.getOutputStream().close();
        String out = new String(client.getInputStream().readAllBytes(), UTF_8);
        assertTrue(client.waitFor(SECONDS, TimeUnit.SECONDS), scene);
        assertEquals("", Files.readString(err));
        assertEquals(0, client.exitValue(), out);
        return JsonMapper.builder().build().readTree(out);
    }
}
