package dev.sessionvault.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** A process that writes state after state and says so, until it is stopped for a moment, or killed. */
final class CrashingWriter implements AutoCloseable {
    private static final int SIGKILL_EXIT = 128 + 9;

    private final Process process;
    private final InputStream said;
    private final StringBuilder unfinished = new StringBuilder();
    private long reported = -1;

    /** Waits for its first report. */
    CrashingWriter(Process process) throws IOException {
        this.process = process;
        this.said = process.getInputStream();
        while (reported < 0) {
            int c = said.read();
            assertTrue(c >= 0, "the writer did not begin");
            hear((char) c);
        }
    }

    /** Copies the vault while the writer stands still, and returns what it has reported by then. */
    long stop(Path vault, Path copy) throws Exception {
        signal("-STOP");
        while (!isStopped()) {
            Thread.onSpinWait();
        }
        copy(vault, copy);
        while (said.available() > 0) {
            hear((char) said.read());
        }
        signal("-CONT");
        return reported;
    }

    /** Returns what it had reported. */
    long kill() throws Exception {
        // Not the process's own method, which would close the pipe before we have read it.
        assertTrue(process.toHandle().destroyForcibly());
        assertEquals(SIGKILL_EXIT, process.waitFor());
        for (int c = said.read(); c >= 0; c = said.read()) {
            hear((char) c);
        }
        return reported;
    }

    /** A line that a signal cut short has no newline; only whole ones were reported. */
    private void hear(char c) {
        if (c == '\n') {
            reported = Long.parseLong(unfinished.toString());
            unfinished.setLength(0);
        } else {
            unfinished.append(c);
        }
    }

    private void signal(String signal) throws Exception {
        String pid = Long.toString(process.pid());
        assertEquals(0, new ProcessBuilder("kill", signal, pid).start().waitFor());
    }

    /** Whether every thread stands still: one that waits for the disk goes on until the disk has answered. */
    private boolean isStopped() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads.toList()) {
                String status = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
                if (status.charAt(status.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
            return true;
        }
    }

    private static void copy(Path vault, Path copy) throws IOException {
        Files.createDirectory(copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (Stream<Path> files = Files.list(vault)) {
            for (Path file : files.toList()) {
                Path name = file.getFileName();
                Files.copy(file, copy.resolve(name), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
