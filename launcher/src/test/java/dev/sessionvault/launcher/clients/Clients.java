package dev.sessionvault.launcher.clients;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Claude Code and Codex as npm delivers them, in the versions and with the hashes of {@code package-lock.json}. */
final class Clients {
    private static final Path PINS = Path.of("src/test/clients").toAbsolutePath();
    private static final Path PLACE = Path.of("target/clients").toAbsolutePath();
    private static final int MINUTES = 10;

    /** The directory with {@code claude} and {@code codex}, for a PATH; installs them unless these versions are there. */
    static Path programs() {
        try {
            Files.createDirectories(PLACE);
            // Test classes run in two processes.
            try (FileChannel lock = FileChannel.open(PLACE.resolve("lock"), CREATE, WRITE);
                    FileLock held = lock.lock()) {
                if (!isCurrent()) {
                    install();
                }
            }
            return PLACE.resolve("node_modules/.bin");
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException("the real clients cannot be installed: " + failed.getMessage(), failed);
        }
    }

    private static boolean isCurrent() throws IOException {
        Path installed = PLACE.resolve("installed");
        return Files.exists(installed) && Files.mismatch(PINS.resolve("package-lock.json"), installed) < 0;
    }

    /** The last step says that all before it went well. */
    private static void install() throws IOException, InterruptedException {
        copy("package.json", "package.json");
        copy("package-lock.json", "package-lock.json");
        // No package's script runs by itself; the one that is needed puts Claude Code's own binary in its place.
        run(PLACE, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        run(PLACE.resolve("node_modules/@anthropic-ai/claude-code"), "node", "install.cjs");
        copy("package-lock.json", "installed");
    }

    private static void copy(String from, String to) throws IOException {
        Files.copy(PINS.resolve(from), PLACE.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void run(Path directory, String... command) throws IOException, InterruptedException {
        Path log = PLACE.resolve(command[0] + ".log");
        Process process = new ProcessBuilder(List.of(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException(command[0] + " takes longer than " + MINUTES + " minutes: " + Files.readString(log));
        }
        if (process.exitValue() != 0) {
            throw new IOException(command[0] + " failed: " + Files.readString(log));
        }
    }

    private Clients() {}
}
