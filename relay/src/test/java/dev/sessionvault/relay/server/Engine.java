package dev.sessionvault.relay.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Debian's podman with images and containers of its own. Its settings avoid what a virtual machine without control
 * groups of its own, network, or the right to raise limits refuses.
 */
final class Engine implements AutoCloseable {
    private static final String SETTINGS = """
            [containers]
            default_ulimits = ["nproc=1000:1000", "nofile=4000:4000"]
            netns = "host"

            [engine]
            runtime = "runc"
            cgroup_manager = "cgroupfs"
            events_logger = "none"
            """;
    private static final String STORAGE = """
            [storage]
            driver = "vfs"
            graphroot = "%s"
            runroot = "%s"
            """;
    private static final int PATIENCE_SECONDS = 120;

    private final Path directory;
    private final Map<String, String> environment;

    Engine(Path directory) throws IOException {
        this.directory = directory;
        Path settings = Files.writeString(directory.resolve("containers.conf"), SETTINGS);
        Path storage = Files.writeString(
                directory.resolve("storage.conf"),
                STORAGE.formatted(directory.resolve("images"), directory.resolve("running")));
        this.environment =
                Map.of("CONTAINERS_CONF", settings.toString(), "CONTAINERS_STORAGE_CONF", storage.toString());
    }

    /** @return what it printed */
    String podman(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("podman"));
        command.addAll(List.of(words));
        return run(command);
    }

    String run(List<String> command) throws IOException, InterruptedException {
        File log = Files.createTempFile(directory, "run", ".log").toFile();
        Process process = start(command, log);
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(log.toPath());
        if (!ended || process.exitValue() != 0) {
            throw new IOException(command + ": " + printed);
        }
        return printed;
    }

    private Process start(List<String> command, File log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().putAll(environment);
        return builder.start();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        podman("system", "reset", "--force");
    }
}
