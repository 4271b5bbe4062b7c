package dev.sessionvault.root.tpm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A TPM simulator as {@code /dev/tpmrm0}, for the built program, which opens that file and no other. The file is there
 * for the commands made by {@link #inside} only: each has a {@code /dev} of its own.
 */
public final class SwtpmDevice implements AutoCloseable {
    private final Path directory;
    private final Swtpm swtpm;
    private final Process pump;
    private final String terminal;

    private SwtpmDevice(Path directory, Swtpm swtpm, Process pump) throws IOException {
        this.directory = directory;
        this.swtpm = swtpm;
        this.pump = pump;
        BufferedReader reader = pump.inputReader(StandardCharsets.UTF_8);
        this.terminal = Objects.requireNonNull(reader.readLine(), "the terminal did not open");
    }

    /** A new TPM; its state, and the program that plays the device, are kept in this directory. */
    public static SwtpmDevice start(Path directory) throws IOException, InterruptedException {
        Path program = compiled(Files.createDirectories(directory).toAbsolutePath());
        Files.createDirectory(directory.resolve("dev"));
        Swtpm swtpm = Swtpm.startUnix(Files.createDirectory(directory.resolve("state")));
        try {
            String socket = swtpm.address().substring("unix:".length());
            Process pump = new ProcessBuilder(program.toString(), socket)
                    .redirectError(directory.resolve("device.log").toFile())
                    .start();
            return new SwtpmDevice(directory.toAbsolutePath(), swtpm, pump);
        } catch (IOException | RuntimeException e) {
            swtpm.close();
            throw e;
        }
    }

    /** The command that becomes the given one, same process, with the device. Who is not root needs user namespaces. */
    public List<String> inside(List<String> command) {
        List<String> all = new ArrayList<>(List.of("unshare", "--mount"));
        if (!System.getProperty("user.name").equals("root")) {
            all.addAll(List.of("--user", "--map-current-user", "--keep-caps"));
        }
        Path dev = directory.resolve("dev");
        all.addAll(List.of("sh", "-eu", directory.resolve("inside.sh").toString(), terminal, dev.toString()));
        all.addAll(command);
        return all;
    }

    @Override
    public void close() {
        pump.destroy();
        swtpm.close();
    }

    private static Path compiled(Path directory) throws IOException, InterruptedException {
        unpack("inside.sh", directory);
        Path program = directory.resolve("device");
        Process gcc = new ProcessBuilder("gcc", "-O2", "-o", program.toString(), unpack("device.c", directory))
                .inheritIO()
                .start();
        if (!gcc.waitFor(1, TimeUnit.MINUTES) || gcc.exitValue() != 0) {
            throw new IOException("gcc failed");
        }
        return program;
    }

    private static String unpack(String name, Path directory) throws IOException {
        Path file = directory.resolve(name);
        try (InputStream in = Objects.requireNonNull(SwtpmDevice.class.getResourceAsStream(name), name)) {
            Files.copy(in, file);
        }
        return file.toString();
    }
}
