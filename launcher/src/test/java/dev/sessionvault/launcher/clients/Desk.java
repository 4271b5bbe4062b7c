package dev.sessionvault.launcher.clients;

import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

/** One test's own place to work at: a home, two projects side by side, and the environment of whoever calls. */
final class Desk {
    static final String API = "http://127.0.0.1:" + Stage.PORT;

    private final Path root;
    private final Map<String, String> environment = new TreeMap<>();

    Desk(Path root) throws IOException {
        this.root = root;
        for (Path each : List.of(home(), project(), sibling(), reports())) {
            Files.createDirectories(each);
        }
        with("PATH", Clients.programs() + File.pathSeparator + System.getenv("PATH"));
        with("HOME", home().toString());
        with("LANG", "C.UTF-8");
        with("JAVA_HOME", System.getProperty("java.home"));
        with("ANTHROPIC_BASE_URL", API);
        // Without these, the first calls home for news and telemetry before it ends, and the second for its version.
        with("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        with("DISABLE_AUTOUPDATER", "1");
    }

    Desk with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Desk without(String name) {
        environment.remove(name);
        return this;
    }

    Map<String, String> environment() {
        return environment;
    }

    Path root() {
        return root;
    }

    Path home() {
        return root.resolve("home");
    }

    Path project() {
        return root.resolve("work/shop");
    }

    Path sibling() {
        return root.resolve("work/blog");
    }

    /** All of sv's files. */
    Path vault() {
        return root.resolve("sv");
    }

    Path passphrase() {
        return root.resolve("passphrase");
    }

    /** The command on a stage, with this environment and nothing else. */
    Outcome play(Path directory, List<String> command) throws IOException, InterruptedException {
        return play(Stage.class, classPath(), directory, command);
    }

    /** On another stage, which begins as {@link Stage} does. */
    Outcome play(Class<?> other, String classPath, Path directory, List<String> command)
            throws IOException, InterruptedException {
        List<String> stage = new ArrayList<>(namespace());
        stage.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath));
        stage.addAll(List.of(other.getName(), reports().toString()));
        stage.addAll(command);
        run(directory, stage);
        try (ObjectInputStream report =
                new ObjectInputStream(Files.newInputStream(reports().resolve("report")))) {
            return (Outcome) report.readObject();
        } catch (ClassNotFoundException impossible) {
            throw new IOException(impossible);
        }
    }

    private Path reports() {
        return root.resolve("reports");
    }

    private void run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path log = reports().resolve("stage.log");
        Files.deleteIfExists(reports().resolve("report"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException("the stage failed: " + Files.readString(log));
        }
    }

    /** A network of nothing but loopback; who is not root needs a user namespace around it, as himself. */
    private static List<String> namespace() throws IOException {
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        return root
                ? List.of("unshare", "--net", "--")
                : List.of("unshare", "--user", "--map-current-user", "--keep-caps", "--net", "--");
    }

    static String classPath() throws IOException {
        List<String> places = new ArrayList<>();
        for (Class<?> each : List.of(Stage.class, Native.class, NullMarked.class)) {
            try {
                places.add(Path.of(each.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
            } catch (URISyntaxException impossible) {
                throw new IOException(impossible);
            }
        }
        return String.join(File.pathSeparator, places);
    }
}
