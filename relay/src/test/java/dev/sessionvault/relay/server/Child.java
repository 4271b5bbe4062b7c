package dev.sessionvault.relay.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the test's own that is talked to by lines, and ends when its input does. */
final class Child implements AutoCloseable {
    /** For what lives a minute and does little. */
    static final List<String> SMALL = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final List<String> said = new ArrayList<>();
    private boolean over;

    private Child(Process process) {
        this.process = process;
        Thread listener = new Thread(this::listen, "child");
        listener.setDaemon(true);
        listener.start();
    }

    /** A Java like this one, with this one's classes. */
    static List<String> java(List<String> options, Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.add(main.getName());
        return command;
    }

    static Child start(List<String> command) throws IOException {
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
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

    /** How much it has said so far: what comes from now on is said after that. */
    synchronized int mark() {
        return said.size();
    }

    synchronized List<String> since(int mark) {
        return List.copyOf(said.subList(mark, said.size()));
    }

    /** @return what follows these words in the last line that has them */
    synchronized String last(String words) {
        for (int i = said.size() - 1; i >= 0; i--) {
            int at = said.get(i).indexOf(words);
            if (at >= 0) {
                return said.get(i).substring(at + words.length()).trim();
            }
        }
        throw new AssertionError("never said " + words + ": " + said);
    }

    /** @return what follows these words in the first line after the mark that has them */
    synchronized String await(int mark, String words, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = mark; ; ) {
            for (; i < said.size(); i++) {
                int at = said.get(i).indexOf(words);
                if (at >= 0) {
                    return said.get(i).substring(at + words.length()).trim();
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (over || left <= 0) {
                throw new AssertionError("waited for " + words + ": " + said.subList(mark, said.size()));
            }
            wait(left);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean awaitEnd(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    int exitValue() {
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
