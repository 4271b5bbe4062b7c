package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.posix.FileLock;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.vault.store.Locks;
import java.io.File;
import java.io.IOException;

/** The log's lock by the C library, which is loaded anyway. */
final class KernelLocks implements Locks {
    @Override
    public Candidate open(File file) throws IOException {
        try {
            return new Held(FileLock.open(file.getPath()));
        } catch (PosixException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static final class Held implements Candidate {
        private final FileLock lock;

        Held(FileLock lock) {
            this.lock = lock;
        }

        @Override
        public boolean tryLock() throws IOException {
            try {
                return lock.tryLock();
            } catch (PosixException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            lock.close();
        }
    }
}
