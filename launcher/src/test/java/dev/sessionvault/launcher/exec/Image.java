package dev.sessionvault.launcher.exec;

import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    static final String LOGIN = "{\"refresh_token\": \"made-up-for-the-comparison-with-a-direct-start\"}\n";

    private static final String LENT = """
            [lent]
            title = "Lent"
            programs = ["env"]
            variable = "LENT_KEY"
            login = { file = "~/.lent/auth.json", refresh = ["refresh_token"] }
            """;

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

    /** A login beside the key: of a tool that becomes whatever it is given, as {@code env} does. */
    Image withLogin() throws IOException, InterruptedException {
        Path config = Files.createDirectories(home.resolve("sv/config"));
        Files.writeString(config.resolve("tools.toml"), LENT);
        Path file = home.resolve(".lent/auth.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, LOGIN);
        Fixture.chmod(file, "rw-------");
        prepare("exec \"$0\" adopt lent --global");
        return this;
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
        environment.put("HOME", home.toString());
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

    /** What runs a command with the login; without us {@code env} would. */
    static List<String> run() {
        return List.of(PROGRAM.toString(), "run", "lent", "--");
    }

    /** What stands beside tools with a login ends soon after them. */
    private void awaitNobody() throws InterruptedException {
        for (int i = 0; ProcessHandle.allProcesses().anyMatch(this::isOurs); i++) {
            if (i == 100) {
                throw new AssertionError("something goes on");
            }
            Thread.sleep(100);
        }
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            Path environment = Path.of("/proc", String.valueOf(process.pid()), "environ");
            return process.pid() != ProcessHandle.current().pid()
                    && Files.readString(environment, StandardCharsets.ISO_8859_1)
                            .contains("SV_HOME=" + home.resolve("sv") + "\0");
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        awaitNobody();
        session.close();
    }
}
