package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program started once with a key, to see whether it works with it: a child, with nothing to read, for a limited time.
 *
 * <p>The key goes to it through a pipe and a shell that puts it into its variable and becomes the program: so it is in
 * no argument and in no string of Java's. Variables whose bytes Java cannot hand on as they are are left out.
 */
public final class Trial {
    /** The shell reads one line; what it starts reads nothing. */
    private static final String SCRIPT =
            "IFS= read -r VARIABLE && export VARIABLE && exec \"$@\" < /dev/null || exit 126";

    /** What a child of the child may still have to say. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final Charset NATIVE = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private final Program program;
    private final List<String> arguments;
    private final ChildEnvironment environment;

    /** @param arguments after the program's name */
    public Trial(Program program, List<String> arguments, ChildEnvironment environment) {
        this.program = program;
        this.arguments = List.copyOf(arguments);
        this.environment = environment;
    }

    /**
     * How it ended.
     *
     * @param why why that is no success; empty if it is one
     * @param output the end of what it printed, without the key
     */
    public record Outcome(String why, String output) {
        public boolean isSuccess() {
            return why.isEmpty();
        }
    }

    /** @throws LauncherException NOT_EXECUTABLE if it cannot be started */
    public Outcome run(SecretBytes key, Duration limit) throws LauncherException {
        try {
            Process child = builder().start();
            try {
                return watch(child, key, limit);
            } finally {
                child.descendants().forEach(ProcessHandle::destroyForcibly);
                child.destroyForcibly();
            }
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
    }

    private static Outcome watch(Process child, SecretBytes key, Duration limit) throws InterruptedException {
        Captured captured = new Captured(child.getInputStream());
        captured.start();
        hand(key, child.getOutputStream());
        boolean ended = child.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
        captured.join(ended ? LAST_WORDS.toMillis() : 1);
        String why = ended ? why(child.exitValue()) : "it did not end in " + limit.toSeconds() + " s";
        return new Outcome(why, captured.tail(key));
    }

    private ProcessBuilder builder() {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c"));
        command.add(SCRIPT.replace("VARIABLE", environment.variable()));
        command.add("sv-check");
        command.add(new String(program.path(), NATIVE));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true);
        builder.environment().clear();
        putAll(builder.environment());
        return builder;
    }

    private void putAll(Map<String, String> variables) {
        for (byte[] entry : environment.entries()) {
            String text = new String(entry, NATIVE);
            int equals = text.indexOf('=');
            if (equals > 0 && Arrays.equals(text.getBytes(NATIVE), entry)) {
                variables.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
    }

    /** A child that ended before it read its key has its own reasons: its code tells. */
    private static void hand(SecretBytes key, OutputStream input) {
        try (input) {
            key.read(SecretAccess.granted(), bytes -> {
                input.write(bytes);
                input.write('\n');
                input.flush();
                return bytes.length;
            });
        } catch (IOException e) {
            // Seen in the exit code.
        }
    }

    private static String why(int code) {
        return code == 0 ? "" : "it ended with code " + code;
    }

    private LauncherException failed(String why) {
        return new LauncherException(
                ExitCode.NOT_EXECUTABLE,
                "check the key: " + new String(program.path(), StandardCharsets.UTF_8) + ": " + why,
                null);
    }
}
