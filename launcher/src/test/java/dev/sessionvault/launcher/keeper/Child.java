package dev.sessionvault.launcher.keeper;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of a test's, by lines. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private Child(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread listener = new Thread(this::listen, "child");
        listener.setDaemon(true);
        listener.start();
    }

    static Child start(String... command) throws IOException {
        return new Child(List.of(command));
    }

    /** @param before what starts the program */
    static Child stage(List<String> before, String... words) throws IOException {
        return new Child(command(before, classPath(), words));
    }

    static List<String> command(List<String> before, String classPath, String... words) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Collections.addAll(command, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djna.nosys=true");
        Collections.addAll(command, "-cp", classPath, Stage.class.getName());
        Collections.addAll(command, words);
        return command;
    }

    static Child of(List<String> command) throws IOException {
        return new Child(command);
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
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

    /** The rest of the next line that begins so; lines before it are passed over. */
    String await(String beginning) throws InterruptedException {
        List<String> others = new ArrayList<>();
        for (String line = next(); line != null; line = next()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
            others.add(line);
        }
        throw new AssertionError("waited for " + beginning + ": " + others);
    }

    private @Nullable String next() throws InterruptedException {
        return said.poll(20, TimeUnit.SECONDS);
    }

    Child say(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    void signal(String name) throws Exception {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("kill ended with " + code);
        }
    }

    /** Waits until it is the waiting program. */
    Child awaitWaiting() throws Exception {
        for (int i = 0; i < 2_000 && !read("comm").equals(Waiter.NAME + "\n"); i++) {
            Thread.sleep(10);
        }
        if (!read("comm").equals(Waiter.NAME + "\n")) {
            throw new AssertionError("it is " + read("comm") + said);
        }
        return this;
    }

    /** A file of its directory in /proc. */
    String read(String name) throws IOException {
        return Files.readString(Path.of("/proc/" + pid(), name));
    }

    long pid() {
        return process.pid();
    }

    int end() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
