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

/** Programs as npm delivers them, in the versions and with the hashes of a {@code package-lock.json}. */
public final class NpmPrograms {
    private static final int MINUTES = 10;

    private final Path pins;
    private final Path place;
    private final List<String> unpacking;

    /**
     * @param pins where {@code package.json} and {@code package-lock.json} are
     * @param place where to install
     * @param unpacking a directory below {@code node_modules}, and a command to run there; no package's script runs by itself
     */
    public NpmPrograms(Path pins, Path place, String... unpacking) {
        this.pins = pins.toAbsolutePath();
        this.place = place.toAbsolutePath();
        this.unpacking = List.of(unpacking);
    }

    /** Where they are; installs them unless these versions are there. */
    public Path installed() {
        try {
            Files.createDirectories(place);
            // Test classes run in two processes.
            try (FileChannel lock = FileChannel.open(place.resolve("lock"), CREATE, WRITE);
                    FileLock held = lock.lock()) {
                if (!isCurrent()) {
                    install();
                }
            }
            return place;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException("npm cannot install " + pins + ": " + failed.getMessage(), failed);
        }
    }

    private boolean isCurrent() throws IOException {
        Path installed = place.resolve("installed");
        return Files.exists(installed) && Files.mismatch(pins.resolve("package-lock.json"), installed) < 0;
    }

    /** The last step says that all before it went well. */
    private void install() throws IOException, InterruptedException {
        copy("package.json", "package.json");
        copy("package-lock.json", "package-lock.json");
        run(place, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        if (!unpacking.isEmpty()) {
            run(place.resolve("node_modules").resolve(unpacking.get(0)), unpacking.subList(1, unpacking.size()));
        }
        copy("package-lock.json", "installed");
    }

    private void copy(String from, String to) throws IOException {
        Files.copy(pins.resolve(from), place.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private void run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path log = place.resolve(command.get(0) + ".log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException(command + " takes longer than " + MINUTES + " minutes: " + Files.readString(log));
        }
        if (process.exitValue() != 0) {
            throw new IOException(command + " failed: " + Files.readString(log));
        }
    }
}
