package dev.sessionvault.launcher.keeper;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.FileLock;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.RunDirectory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The place of one login in the file system: an empty directory that its memory is mounted at, where nobody sees it, with
 * a lock. KEEPER.md, section 4.
 */
public final class Berth {
    private static final String LOGINS = "logins";
    private static final String LOCK = "lock";
    private static final long LOCK_MILLIS = 10_000;
    private static final long PAUSE_MILLIS = 20;

    private final Path directory;
    private final String entry;

    private Berth(Path directory, String entry) {
        this.directory = directory;
        this.entry = entry;
    }

    /** @param entry the id of the vault's entry, in hexadecimal digits */
    public static Berth of(RunDirectory run, String entry) {
        return new Berth(run.path().resolve(LOGINS).resolve(entry), entry);
    }

    public Path directory() {
        return directory;
    }

    String entry() {
        return entry;
    }

    /**
     * Makes the place if it is not there, and waits until nobody else lends this login or takes it back.
     *
     * @return to be closed when that is done
     * @throws LauncherException DENIED after 10 s, or if there is no place
     */
    public FileLock lock() throws LauncherException {
        try {
            FileLock lock = FileLock.open(prepared().toString());
            long end = System.nanoTime() + LOCK_MILLIS * 1_000_000;
            while (!lock.tryLock()) {
                if (System.nanoTime() > end) {
                    lock.close();
                    throw refused("somebody else has it since 10 s");
                }
                pause();
            }
            return lock;
        } catch (IOException | PosixException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private Path prepared() throws IOException, LauncherException {
        if (!RunDirectory.prepare(directory)) {
            throw refused("it is not a directory of yours that is closed to all others");
        }
        Path lock = directory.resolve(LOCK);
        if (!Files.exists(lock)) {
            try {
                Files.createFile(lock);
            } catch (FileAlreadyExistsException e) {
                // Somebody else was faster.
            }
        }
        return lock;
    }

    private LauncherException refused(String why) {
        return new LauncherException(ExitCode.DENIED, "lend a login: " + directory + ": " + why, null);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
