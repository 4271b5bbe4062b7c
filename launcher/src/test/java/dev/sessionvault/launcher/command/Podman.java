package dev.sessionvault.launcher.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Debian's podman with images and containers of its own. Its settings avoid what a virtual machine without control
 * groups of its own, network, or the right to raise limits refuses; none of them has to do with environments.
 */
final class Podman implements AutoCloseable {
    private static final String SETTINGS = """
            [containers]
            default_ulimits = ["nproc=1000:1000", "nofile=1000:1000"]
            netns = "host"
            %s

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

    private final Path directory;

    private Podman(Path directory) {
        this.directory = directory;
    }

    static Podman at(Path directory) throws IOException {
        Podman podman = new Podman(Files.createDirectories(directory));
        podman.configure("");
        Files.writeString(
                directory.resolve("storage.conf"),
                STORAGE.formatted(directory.resolve("images"), directory.resolve("running")));
        return podman;
    }

    /** @param more settings of containers */
    void configure(String more) throws IOException {
        Files.writeString(directory.resolve("containers.conf"), SETTINGS.formatted(more));
    }

    Map<String, String> environment() {
        return Map.of(
                "CONTAINERS_CONF", directory.resolve("containers.conf").toString(),
                "CONTAINERS_STORAGE_CONF", directory.resolve("storage.conf").toString());
    }

    /** An image of a shell and one program, without a network. */
    void makeImage(String name, String program, String script) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(directory.resolve("root/bin"));
        Files.copy(Path.of("/bin/busybox"), bin.resolve("busybox"));
        for (String applet : List.of("sh", "env", "cat")) {
            Files.createSymbolicLink(bin.resolve(applet), Path.of("busybox"));
        }
        Files.createDirectory(directory.resolve("root/tmp"));
        Files.writeString(bin.resolve(program), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(bin.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        String archive = directory.resolve("root.tar").toString();
        run("tar", "-C", directory.resolve("root").toString(), "-cf", archive, ".");
        run("podman", "import", archive, name);
    }

    private void run(String... command) throws IOException, InterruptedException {
        File log = directory.resolve("log").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().putAll(environment());
        if (builder.start().waitFor() != 0) {
            throw new IOException(List.of(command) + ": " + Files.readString(log.toPath()));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("podman", "system", "reset", "--force");
    }
}
