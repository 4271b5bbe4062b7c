package dev.sessionvault.launcher.bench;

import dev.sessionvault.root.secretservice.SecretServiceSession;
import dev.sessionvault.root.tpm.SwtpmDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A temporary directory with everything that the commands need: a home, a keyring on a bus of its own, a TPM simulator,
 * compiled programs. Nothing of the user's is touched; closing ends and deletes all of it.
 */
final class Stage implements AutoCloseable {
    static final String KEY = "sk-ant-api03-" + "0123456789abcdef".repeat(5) + "0123456789abAA";

    final Path image = Path.of(System.getProperty("sv.image")).toAbsolutePath();
    final Path sources = Path.of(System.getProperty("bench.sources")).toAbsolutePath();
    final Jdk jdk = Jdk.of(image);
    final Path directory;
    private final Deque<AutoCloseable> closers = new ArrayDeque<>();
    private final SecretServiceSession session;
    private final SwtpmDevice device;

    private Stage(Path directory) throws Exception {
        this.directory = directory;
        Files.createDirectories(project());
        Files.createDirectories(directory.resolve("home"));
        end("true", "exit 0");
        end("check", "test \"$ANTHROPIC_API_KEY\" = " + KEY);
        session = SecretServiceSession.start(directory.resolve("session"));
        closers.push(session);
        device = SwtpmDevice.start(directory.resolve("tpm"));
        closers.push(device);
    }

    static Stage open() throws Exception {
        // A short path: a socket's may have 107 bytes.
        Path directory = Files.createTempDirectory("svb").toRealPath();
        try {
            return new Stage(directory);
        } catch (Exception e) {
            delete(directory);
            throw e;
        }
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    Path project() {
        return path("shop");
    }

    /** The directory of the program {@code claude}: the one that is measured, or the one that looks for its key. */
    Path end(boolean checking) {
        return path(checking ? "check" : "true");
    }

    /** Of every command, to be added to. */
    Map<String, String> environment() {
        return new TreeMap<>(Map.of(
                "PATH",
                Row.END + ":/usr/bin:/bin",
                "HOME",
                path("home").toString(),
                "LANG",
                "C.UTF-8",
                "JAVA_HOME",
                jdk.home().toString()));
    }

    Map<String, String> session() {
        return session.environment();
    }

    /** Every command is measured with the simulator in its /dev, so that none differs in this. */
    List<String> withTpm(List<String> command) {
        return device.inside(command);
    }

    /** A program of ours, compiled; libraries by pkg-config's names. */
    Path compiled(String name, String... libraries) throws IOException {
        Path program = path(name);
        String flags = libraries.length == 0 ? "" : "$(pkg-config --cflags --libs " + String.join(" ", libraries) + ")";
        Shell.run(this, Map.of(), "gcc -O2 -o " + program + " " + sources.resolve("c/" + name + ".c") + " " + flags);
        return program;
    }

    /** Is run when the stage is closed. */
    void atEnd(AutoCloseable closer) {
        closers.push(closer);
    }

    private void end(String name, String script) throws IOException {
        Path bin = Files.createDirectories(path(name));
        Files.createSymbolicLink(bin.resolve("bwrap"), Path.of("/bin/true")); // claude's companion needs one
        if (name.equals("true")) {
            Files.createSymbolicLink(bin.resolve("claude"), Path.of("/bin/true"));
            return;
        }
        Path program = Files.writeString(bin.resolve("claude"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Override
    public void close() throws Exception {
        try {
            while (!closers.isEmpty()) {
                closers.pop().close();
            }
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.sorted(Comparator.reverseOrder()).forEach(files::add);
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
