package dev.sessionvault.launcher.keeper;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.MemoryProgram;
import dev.sessionvault.launcher.posix.PosixException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Our programs of some hundred bytes, whose sources are in src/main/elf. */
enum Assembled {
    WAIT("wait"),
    ROOM("room"),
    START("start");

    private static final boolean KNOWN_PROCESSOR =
            System.getProperty("os.arch", "").equals("amd64");

    private final String file;

    Assembled(String file) {
        this.file = file;
    }

    /**
     * The caller closes it.
     *
     * @throws LauncherException DENIED if it cannot be executed here
     */
    MemoryProgram load() throws LauncherException {
        if (!KNOWN_PROCESSOR) {
            throw Refusal.PROCESSOR.of(file);
        }
        try {
            return MemoryProgram.of("sv-" + file, bytes());
        } catch (PosixException e) {
            throw Refusal.MEMORY_PROGRAM.of(file);
        }
    }

    byte[] bytes() {
        try (InputStream in = Assembled.class.getResourceAsStream(file + "-x86_64")) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
