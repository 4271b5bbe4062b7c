package dev.sessionvault.vault.store;

import dev.sessionvault.vault.store.StoreException.Fault;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to use the log, of one process and one thread in it; see {@link WriterLock}. Every start takes it: hence
 * nothing of what opens a channel with a mode, which takes longer to load than the log takes to write.
 */
final class LogLock implements AutoCloseable {
    static final long PATIENCE_MILLIS = 10_000;

    private static final ReentrantLock IN_PROCESS = new ReentrantLock();
    private static final long POLL_MILLIS = 2;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final RandomAccessFile file;

    private LogLock(RandomAccessFile file) {
        this.file = file;
    }

    static LogLock acquire(File path, long patienceMillis) throws StoreException {
        long end = System.nanoTime() + patienceMillis * NANOS_PER_MILLI;
        while (!IN_PROCESS.tryLock()) {
            waitUntil(end, path);
        }
        LogLock lock = null;
        try {
            lock = acquireFile(path, end);
            return lock;
        } finally {
            if (lock == null) {
                IN_PROCESS.unlock();
            }
        }
    }

    private static LogLock acquireFile(File path, long end) throws StoreException {
        RandomAccessFile file = null;
        boolean locked = false;
        try {
            if (!path.exists()) {
                OwnFile.openOrCreate(path.toPath()).close();
            }
            file = new RandomAccessFile(path, "rw");
            while (file.getChannel().tryLock() == null) {
                waitUntil(end, path);
            }
            locked = true;
            return new LogLock(file);
        } catch (IOException e) {
            throw LogDirectory.unwritable(path, e);
        } finally {
            if (!locked) {
                LogFiles.closeQuietly(file);
            }
        }
    }

    private static void waitUntil(long end, File path) throws StoreException {
        try {
            if (System.nanoTime() - end < 0) {
                Thread.sleep(POLL_MILLIS);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String why = "write the log: " + path + ": held by another process for too long";
        throw new StoreException(Fault.BUSY, why, "try again; fuser names the process", null);
    }

    @Override
    public void close() {
        LogFiles.closeQuietly(file);
        IN_PROCESS.unlock();
    }
}
