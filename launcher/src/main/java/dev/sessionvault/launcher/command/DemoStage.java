package dev.sessionvault.launcher.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The demo's throw-away directory: a home for sv, two projects, and a program that prints its environment. */
final class DemoStage implements AutoCloseable {
    /** In the caller's environment during the demo; made up, like every key of it. */
    static final List<String> OTHER_KEYS = List.of(
            "OPENAI_API_KEY=sk-proj-" + "other".repeat(24),
            "ANTHROPIC_API_KEY=sk-ant-api03-" + "other".repeat(18) + "xyz-AA",
            "GEMINI_API_KEY=AIzaSy" + "otherkey0".repeat(4).substring(0, 33),
            "GITHUB_TOKEN=ghp_" + "other0".repeat(6),
            "DATABASE_PASSWORD=hunter2-of-the-demo",
            "NOTES=gsk_" + "other0".repeat(9).substring(0, 52));

    private final Path directory;
    private final DemoShell shell;

    private DemoStage(Path directory, DemoShell shell) {
        this.directory = directory;
        this.shell = shell;
    }

    static DemoStage make(String program, Map<String, String> caller) throws IOException {
        Path directory = Files.createTempDirectory("sv-demo-").toRealPath();
        Map<String, String> environment = new TreeMap<>(caller);
        environment.put("SV_HOME", directory.resolve("home").toString());
        environment.put("PATH", directory.resolve("bin") + ":" + caller.getOrDefault("PATH", "/usr/bin:/bin"));
        for (String key : OTHER_KEYS) {
            environment.put(key.substring(0, key.indexOf('=')), key.substring(key.indexOf('=') + 1));
        }
        DemoStage stage = new DemoStage(directory, new DemoShell(program, environment));
        stage.writeProgram("claude");
        Files.writeString(directory.resolve("passphrase"), "a passphrase for the demo\n");
        return stage;
    }

    /** A tool that shows what it was given. */
    private void writeProgram(String name) throws IOException {
        Path file = Files.createDirectories(directory.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\nexec printenv\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path directory() {
        return directory;
    }

    Path project(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    DemoShell.Answer init() throws IOException {
        return shell(directory, "init --root passphrase --recovery-fd 4 4> \"$stage/recovery\"", List.of());
    }

    /** The key comes from a file, as it would from a program: never from a command line. */
    DemoShell.Answer add(Path project, String tool, String key) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), key + "\n");
        try {
            return shell(project, "add \"$@\" --stdin < \"$stage/key\"", List.of(tool));
        } finally {
            Files.delete(file);
        }
    }

    DemoShell.Answer sv(Path project, String... arguments) throws IOException {
        return shell(project, "\"$@\"", List.of(arguments));
    }

    private DemoShell.Answer shell(Path where, String words, List<String> arguments) throws IOException {
        String script = "stage=$1; shift; exec \"$0\" --passphrase-fd 3 " + words + " 3< \"$stage/passphrase\"";
        return shell.run(where, script, directory, arguments);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(DemoStage::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
