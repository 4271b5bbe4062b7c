package dev.sessionvault.launcher.share.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of a test's that is talked to by lines; it ends when its input does. */
final class Child implements AutoCloseable {
    private final Process process;
    private final List<String> said = new ArrayList<>();
    private boolean over;

    Child(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread listener = new Thread(this::listen, "child");
        listener.setDaemon(true);
        listener.start();
    }

    /** A Java like this one, with this one's classes. */
    static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        Collections.addAll(command, arguments);
        return command;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            hear("unreadable: " + e);
        }
        synchronized (this) {
            over = true;
            notifyAll();
        }
    }

    private synchronized void hear(String line) {
        said.add(line);
        notifyAll();
    }

    void say(String line) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** @return the rest of the first line that begins so */
    synchronized String await(String beginning, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            for (String line : said) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length()).trim();
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (over || left <= 0) {
                throw new AssertionError("waited for " + beginning + ": " + said);
            }
            wait(left);
        }
    }

    synchronized boolean hasSaid(String beginning) {
        return said.stream().anyMatch(line -> line.startsWith(beginning));
    }

    long pid() {
        return process.pid();
    }

    /** Its input ends, and with it the process does. */
    void finish(int seconds) throws Exception {
        process.getOutputStream().close();
        if (!process.waitFor(seconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("it does not end, or badly: " + said);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
