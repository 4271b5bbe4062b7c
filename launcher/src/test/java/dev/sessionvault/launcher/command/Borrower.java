package dev.sessionvault.launcher.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A run of a stand-in for Codex, which writes its login as tools do, when it is told so. */
final class Borrower implements AutoCloseable {
    /** {@code HOW TOKEN}; each is answered by a line. What begins with {@code exec} is the shell's own. */
    private static final String SCRIPT = """
            f=$HOME/.codex/auth.json
            d=/proc/self/fd/50/login
            login() { printf '{"tokens":{"refresh_token":"%s"}}' "$1"; }
            echo "pid $$"
            while read -r how token; do
              case $how in
                rename) login "$token" > $d/auth.json.tmp && mv $d/auth.json.tmp $d/auth.json ;;
                inplace) login "$token" > $f ;;
                locked) (flock 9 && login "$token" > $d/.tmp && mv $d/.tmp $d/auth.json) 9> $d/auth.json.lock ;;
                half) printf '{"tokens":{"refresh_token":"%s"' "$token" > $f ;;
                logout) rm $d/auth.json ;;
                show) cat $f; echo; continue ;;
                run) eval "$token"; continue ;;
              esac
              echo "did $how $token"
            done
            echo ended
            """;

    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final String pid;

    Borrower(Process process) throws InterruptedException {
        this.process = process;
        Thread listener = new Thread(this::listen, "borrower");
        listener.setDaemon(true);
        listener.start();
        pid = await("pid ");
    }

    static void install(Sv sv) throws IOException {
        sv.tool("codex", SCRIPT);
        Files.createDirectories(sv.home.resolve(".codex"));
    }

    static Borrower start(Sv sv, Path where, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("run", "codex"));
        arguments.addAll(List.of(options));
        return new Borrower(begin(sv, where, sv.command(arguments.toArray(new String[0]))));
    }

    static Process begin(Sv sv, Path where, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(sv.environment);
        return builder.start();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
            }
        } catch (IOException e) {
            said.add("unreadable: " + e);
        }
    }

    long pid() {
        return Long.parseLong(pid);
    }

    /** The rest of the next line that begins so. */
    String await(String beginning) throws InterruptedException {
        List<String> others = new ArrayList<>();
        for (String line = said.poll(30, TimeUnit.SECONDS); line != null; line = said.poll(30, TimeUnit.SECONDS)) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
            others.add(line);
        }
        throw new AssertionError("waited for " + beginning + ": " + others);
    }

    Borrower say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    /** Writes a login with this token. */
    void write(String how, String token) throws Exception {
        say(how + " " + token).await("did " + how + " " + token);
    }

    /** What it finds in its file. */
    String shown() throws Exception {
        return say("show").await("");
    }

    /** What a command of its shell prints, in one line. */
    String told(String command) throws Exception {
        return say("run echo told $(" + command + ")").await("told");
    }

    void kill() throws Exception {
        process.destroyForcibly();
        new ProcessBuilder("kill", "-KILL", pid).start().waitFor();
    }

    /** Ends by itself. */
    void end() throws Exception {
        process.getOutputStream().close();
        await("ended");
        process.waitFor();
    }

    @Override
    public void close() throws Exception {
        if (process.isAlive()) {
            kill();
        }
    }
}
