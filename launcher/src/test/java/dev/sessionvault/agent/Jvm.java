package dev.sessionvault.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One start of a Java program, with files for what it says. */
final class Jvm implements AutoCloseable {
    private static final int SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private Jvm(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Jvm start(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        Path out = Files.createTempFile(directory.getParent(), "out", "");
        Path err = Files.createTempFile(directory.getParent(), "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Jvm(builder.start(), out, err);
    }

    long pid() {
        return process.pid();
    }

    /** Until the program says that it waits. */
    Jvm awaitWaiting() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!out().contains("waiting\n")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("it does not come so far: " + out() + err());
            }
            Thread.sleep(20);
        }
        return this;
    }

    /** It goes on, and ends. */
    int end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("it does not end: " + out() + err());
        }
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    String err() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    /** What a tool of the JDK says of it, or whatever else is run. */
    static String said(List<String> command) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        tool.waitFor();
        return said;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
