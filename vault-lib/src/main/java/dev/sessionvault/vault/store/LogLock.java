package dev.sessionvault.vault.store;

import dev.sessionvault.vault.store.StoreException.Fault;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to use the log, of one process and one thread in it; see {@link WriterLock}. Every start takes it:
 * hence {@link Locks}, and an owner of its own.
 */
final class LogLock implements AutoCloseable {
    static final long PATIENCE_MILLIS = 10_000;

    private static final ReentrantLock IN_PROCESS = new ReentrantLock();
    private static final long POLL_MILLIS = 2;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Locks.Candidate file;

    private LogLock(Locks.Candidate file) {
        this.file = file;
    }

    static LogLock acquire(Locks locks, File path, long patienceMillis) throws StoreException {
        long end = System.nanoTime() + patienceMillis * NANOS_PER_MILLI;
        while (!IN_PROCESS.tryLock()) {
            waitUntil(end, path);
        }
        LogLock lock = null;
        try {
            lock = acquireFile(locks, path, end);
            return lock;
        } finally {
            if (lock == null) {
                IN_PROCESS.unlock();
            }
        }
    }

    private static LogLock acquireFile(Locks locks, File path, long end) throws StoreException {
        Locks.Candidate file = null;
        boolean locked = false;
        try {
            if (!path.exists()) {
                OwnFile.openOrCreate(path.toPath()).close();
            }
            file = locks.open(path);
            while (!file.tryLock()) {
                waitUntil(end, path);
            }
            locked = true;
            return new LogLock(file);
        } catch (IOException e) {
            throw LogDirectory.unwritable(path, e);
        } finally {
            if (!locked) {
                Quietly.close(file);
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
        Quietly.close(file);
        IN_PROCESS.unlock();
    }
}
