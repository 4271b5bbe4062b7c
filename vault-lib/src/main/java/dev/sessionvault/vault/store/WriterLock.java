package dev.sessionvault.vault.store;

import dev.sessionvault.vault.store.StoreException.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to write, of one process and one thread in it. The kernel frees it when the process dies.
 *
 * <p>A POSIX lock belongs to the process, and closing any descriptor of the file gives it up: so within the process one
 * thread at a time has the file open, which {@link #IN_PROCESS} sees to.
 */
public final class WriterLock implements AutoCloseable {
    /** How long a writer waits for others. It stands here, where a reader never comes: a duration takes time to load. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final ReentrantLock IN_PROCESS = new ReentrantLock();
    private static final long POLL_MILLIS = 5;

    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    static WriterLock acquire(Path file, Duration patience) throws StoreException {
        long end = System.nanoTime() + patience.toNanos();
        try {
            if (!IN_PROCESS.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy(file, patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(file, patience);
        }
        WriterLock lock = null;
        try {
            lock = acquireFile(file, end, patience);
            return lock;
        } finally {
            if (lock == null) {
                IN_PROCESS.unlock();
            }
        }
    }

    private static WriterLock acquireFile(Path file, long end, Duration patience) throws StoreException {
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = OwnFile.openOrCreate(file);
            locked = lock(channel, end);
            if (!locked) {
                throw busy(file, patience);
            }
            return new WriterLock(channel);
        } catch (IOException e) {
            throw new StoreException(Fault.UNWRITABLE, file + ": cannot be locked: " + e.getMessage(), null, e);
        } finally {
            if (!locked) {
                Quietly.close(channel);
            }
        }
    }

    /** Polls: waiting in the kernel has no time limit. */
    private static boolean lock(FileChannel channel, long end) throws IOException {
        @Nullable FileLock lock = channel.tryLock();
        while (lock == null && System.nanoTime() - end < 0) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            lock = channel.tryLock();
        }
        return lock != null;
    }

    private static StoreException busy(Path file, Duration patience) {
        String why = file + ": held by another process for " + patience.toMillis() + " ms";
        return new StoreException(Fault.BUSY, why, "try again; fuser names the process", null);
    }

    @Override
    public void close() {
        Quietly.close(channel);
        IN_PROCESS.unlock();
    }
}
