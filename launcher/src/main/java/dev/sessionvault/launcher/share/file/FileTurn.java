package dev.sessionvault.launcher.share.file;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The right to change a file, of one thread of one process. Whoever dies gives it up. */
public final class FileTurn implements AutoCloseable {
    private static final Set<OpenOption> OPEN_OR_CREATE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long POLL_MILLIS = 5;

    private final FileChannel channel;

    private FileTurn(FileChannel channel) {
        this.channel = channel;
    }

    static FileTurn take(Path lock, String what) throws LauncherException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        try {
            FileChannel channel = FileChannel.open(lock, OPEN_OR_CREATE, Modes.FILE);
            boolean taken = false;
            try {
                while (!isLocked(channel)) {
                    wait(end, lock, what);
                }
                taken = true;
                return new FileTurn(channel);
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw failed(lock, what, "it cannot be locked");
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process
        }
    }

    private static void wait(long end, Path lock, String what) throws LauncherException {
        if (System.nanoTime() - end > 0) {
            throw failed(lock, what, "held by another process for too long");
        }
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(lock, what, "interrupted");
        }
    }

    private static LauncherException failed(Path lock, String what, String why) {
        return new LauncherException(ExitCode.DENIED, "write the " + what + ": " + lock + ": " + why, "try again");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Closed all the same, and the lock with it.
        }
    }
}
