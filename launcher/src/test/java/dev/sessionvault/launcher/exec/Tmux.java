package dev.sessionvault.launcher.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An interactive shell with job control on a terminal of its own, typed at as by a person. */
final class Tmux implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path socket;

    private Tmux(Path socket) {
        this.socket = socket;
    }

    /** @param probe whose starter gives the shell the signals of a new session */
    static Tmux start(Path directory, Map<String, String> environment, Probe probe)
            throws IOException, InterruptedException {
        Path socket = Files.createTempDirectory(directory, "terminal").resolve("socket");
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString(), "-f", "/dev/null"));
        command.addAll(List.of("new-session", "-d", "-x", "80", "-y", "24"));
        command.addAll(List.of("-c", directory.toString(), "env", "-i"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of("TERM=screen", "PS1=> ", "bash", "--norc", "--noprofile", "-i"));
        answer(probe.starter(command, "plain"));
        return new Tmux(socket).await("> ");
    }

    /** Types the words and Enter. */
    Tmux line(String line) throws IOException, InterruptedException {
        tmux("send-keys", "-l", line);
        return key("Enter");
    }

    /** Presses one key, by tmux's name for it. */
    Tmux key(String key) throws IOException, InterruptedException {
        tmux("send-keys", key);
        return this;
    }

    Tmux resize(int columns, int rows) throws IOException, InterruptedException {
        tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
        return this;
    }

    /** Waits until a line of the screen is this or, with a star at its end, begins so. */
    Tmux await(String wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!shows(wanted)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("want: " + wanted + ", have:\n" + screen());
            }
            Thread.sleep(20);
        }
        return this;
    }

    boolean shows(String wanted) throws IOException, InterruptedException {
        boolean start = wanted.endsWith("*");
        String text = start ? wanted.substring(0, wanted.length() - 1) : wanted.strip();
        return screen().lines()
                .anyMatch(line -> start ? line.startsWith(text) : line.strip().equals(text));
    }

    /** Waits until a process of the terminal's foreground has this name. */
    Tmux awaitProgram(String name) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!tmux("display-message", "-p", "#{pane_current_command}").strip().equals(name)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("want: " + name + ", have:\n" + screen());
            }
            Thread.sleep(5);
        }
        return this;
    }

    String screen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-J");
    }

    private String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        command.addAll(List.of(arguments));
        return answer(command);
    }

    private static String answer(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + answer);
        }
        return answer;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        tmux("kill-server");
    }
}
