package dev.sessionvault.launcher.exec;

import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The built program, with a keyring and a vault of its own, and one key in it: claude's. */
final class Image implements AutoCloseable {
    static final String KEY = "sk-ant-api03-made-up-for-the-comparison-with-a-direct-start";
    static final Path PROGRAM = Path.of(System.getProperty("sv.image", "target/sv"))
            .toAbsolutePath()
            .resolve("bin/sv");

    private final Path home;
    private final SecretServiceSession session;

    private Image(Path home, SecretServiceSession session) {
        this.home = home;
        this.session = session;
    }

    static Image start(Path directory) throws IOException, InterruptedException {
        Path home = Files.createDirectories(directory.toRealPath().resolve("home"));
        Image image = new Image(home, SecretServiceSession.start(home.resolve("session")));
        Files.writeString(home.resolve("key"), KEY);
        Fixture.executable(home.resolve("bin/bwrap"), ""); // claude's companion needs it, or there is a warning
        image.prepare("exec \"$0\" init --root=secret-service --recovery-fd=4 4> recovery");
        image.prepare("exec \"$0\" add claude --stdin < key");
        return image;
    }

    private void prepare(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script, PROGRAM.toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(home.toFile(), "prepared"));
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(script + ": " + Files.readString(home.resolve("prepared")));
        }
    }

    /** A project below the home directory. */
    Path home() {
        return home;
    }

    /** What whoever starts the program here has to have. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(session.environment());
        environment.put("SV_HOME", home.resolve("sv").toString());
        environment.put("PATH", home.resolve("bin") + ":/usr/bin:/bin");
        environment.put("LANG", "C.UTF-8");
        return environment;
    }

    /** From now on the keyring answers nothing. */
    void freeze() throws IOException, InterruptedException {
        session.freeze();
    }

    /** The command with the key. */
    static List<String> exec(String... command) {
        List<String> line = new ArrayList<>(List.of(PROGRAM.toString(), "exec", "claude", "--"));
        line.addAll(List.of(command));
        return line;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        session.close();
    }
}
