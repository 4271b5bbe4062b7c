package dev.sessionvault.launcher.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process on a terminal of its own, typed at as by a person: what is seen is what a screen would show. */
final class Pty implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Process process;
    private final StringBuilder seen = new StringBuilder();
    private int read;

    private Pty(Process process) {
        this.process = process;
    }

    static Pty start(Path where, Map<String, String> environment, List<String> command) throws IOException {
        StringBuilder line = new StringBuilder();
        for (String word : command) {
            line.append(" '").append(word.replace("'", "'\\''")).append('\'');
        }
        // --echo always: as on a terminal that a person sits at, what is typed is shown unless the program forbids it.
        ProcessBuilder builder = new ProcessBuilder(
                        "script",
                        "--quiet",
                        "--return",
                        "--flush",
                        "--echo",
                        "always",
                        "--command",
                        line.toString(),
                        "/dev/null")
                .directory(where.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("SHELL", "/bin/sh");
        return new Pty(builder.start());
    }

    /** Waits until this is on the screen, after what was waited for before. */
    Pty expect(String text) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (seen.indexOf(text, read) < 0) {
            if (!readMore() || System.nanoTime() > deadline) {
                throw new IOException("want: " + text + ", have: " + seen);
            }
        }
        read = seen.indexOf(text, read) + text.length();
        return this;
    }

    /** Waits as {@link #expect} does. @return what was shown before and with it, with a screen's line ends made plain */
    String until(String text) throws IOException {
        int from = read;
        expect(text.replace("\n", "\r\n"));
        return seen.substring(from, read).replace("\r\n", "\n");
    }

    private boolean readMore() throws IOException {
        InputStream screen = process.getInputStream();
        if (screen.available() == 0 && process.isAlive()) {
            sleep();
            return true;
        }
        byte[] bytes = new byte[4096];
        int count = screen.read(bytes);
        seen.append(new String(bytes, 0, Math.max(0, count), StandardCharsets.UTF_8));
        return count >= 0;
    }

    /** The echo is switched off just before the prompt is written. */
    Pty type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    /** Everything that was shown, and the exit code. */
    Sv.Answer end() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (readMore()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("it does not end: " + seen);
            }
        }
        return new Sv.Answer(code(), seen.toString(), "");
    }

    private int code() throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
