package dev.sessionvault.vault.store;

import dev.sessionvault.vault.store.StoreException.Fault;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** The directory of the log: FORMAT.md "Log". */
public final class LogDirectory {
    static final String HINT = "no key is handed over unless that is written down: free space, or mend what is named";

    private static final String LOCK = "lock";

    private final File directory;
    private final Locks locks;

    public LogDirectory(File directory, Locks locks) {
        this.directory = directory;
        this.locks = locks;
    }

    /** What a message calls the log by. */
    public File newest() {
        return new File(directory, LogFiles.NEWEST);
    }

    /**
     * The log's files, and the right to change them. The directory is made if there is none.
     *
     * @throws StoreException PERMISSIONS, BUSY or UNWRITABLE
     */
    public LogFiles open() throws StoreException {
        return open(LogLock.PATIENCE_MILLIS);
    }

    /** The same, if that can be had at once. */
    public LogFiles openAtOnce() throws StoreException {
        return open(0);
    }

    private LogFiles open(long patienceMillis) throws StoreException {
        if (!directory.isDirectory()) {
            make();
        }
        Access.requireDirectory(directory.toPath());
        LogLock lock = LogLock.acquire(locks, new File(directory, LOCK), patienceMillis);
        LogFiles files = null;
        try {
            files = new LogFiles(directory, lock);
            return files;
        } finally {
            if (files == null) {
                lock.close();
            }
        }
    }

    /** Whether there is anything to read. */
    public boolean isThere() {
        return directory.isDirectory();
    }

    private void make() throws StoreException {
        try {
            OwnFile.makeDirectories(directory.toPath());
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    static StoreException unwritable(File file, @Nullable IOException e) {
        return new StoreException(Fault.UNWRITABLE, "write the log: " + file + ": " + why(file, e), HINT, e);
    }

    private static String why(File file, @Nullable IOException e) {
        if (e == null) {
            return "it cannot be renamed or deleted";
        }
        String why = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        if (why == null) {
            return e instanceof AccessDeniedException ? "permission denied" : "it cannot be made";
        }
        return why.startsWith(file.getPath() + " (")
                ? why.substring(file.getPath().length() + 1)
                : why;
    }
}
