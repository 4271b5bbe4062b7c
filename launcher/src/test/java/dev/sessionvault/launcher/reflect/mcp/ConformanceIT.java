package dev.sessionvault.launcher.reflect.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.clients.NpmPrograms;
import dev.sessionvault.launcher.reflect.TestOwner;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The official conformance tests of MCP, which speak HTTP, with the built program behind a bridge. What does not apply is in
 * {@code expected-failures.yaml}.
 */
final class ConformanceIT {
    private static final Path SOURCES = Path.of("src/test/mcp/conformance").toAbsolutePath();
    private static final int SECONDS = 120;

    @TempDir
    Path directory;

    @Test
    void everyScenarioThatApplies_passes_andNoOther() throws Exception {
        Path place = new NpmPrograms(SOURCES, Path.of("target/mcp/conformance")).installed();
        Path bridge = Files.copy(
                SOURCES.resolve("bridge.mjs"), place.resolve("bridge.mjs"), StandardCopyOption.REPLACE_EXISTING);
        try (TestOwner owner = new TestOwner().lendingForConformance().open()) {
            Process process = bridge(bridge, owner);
            try (BufferedReader said = process.inputReader(UTF_8)) {
                run(place, Objects.requireNonNull(said.readLine(), "the bridge does not stand"));
            } finally {
                process.getOutputStream().close();
                assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "the bridge does not end");
            }
            assertEquals(0, process.exitValue());
        }
    }

    private Process bridge(Path bridge, TestOwner owner) throws IOException {
        Path handle = Files.write(directory.resolve("handle"), owner.handle());
        List<String> command = new ArrayList<>(List.of("node", bridge.toString()));
        command.addAll(Program.reflect(handle, owner.fingerprint()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment().put("SV_HOME", directory.resolve("sv").toString());
        return builder.start();
    }

    private void run(Path place, String url) throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(
                        "node",
                        place.resolve("node_modules/.bin/conformance").toString(),
                        "server",
                        "--url",
                        url,
                        "--suite",
                        "all",
                        "--expected-failures",
                        SOURCES.resolve("expected-failures.yaml").toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "the scenarios do not end");
        String said = Files.readString(log);
        assertEquals(0, process.exitValue(), said);
        for (String scenario : List.of("tools-list", "tools-call-simple-text", "tools-call-error", "ping")) {
            assertTrue(said.contains("✓ " + scenario + ": 1 passed, 0 failed"), said);
        }
    }
}
