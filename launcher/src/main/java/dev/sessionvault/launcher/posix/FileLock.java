package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;

/** A POSIX lock on a whole file: of the process, given up when it closes the file or ends. */
public final class FileLock implements AutoCloseable {
    private static final int O_RDWR_CLOEXEC = 0x2 | 0x80000;
    private static final int F_SETLK = 6;
    private static final short F_WRLCK = 1;
    private static final int FLOCK_BYTES = 32;

    private final int descriptor;

    private FileLock(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Opens a file that is there. */
    public static FileLock open(String path) throws PosixException {
        try (Memory name = Libc.name(path)) {
            int descriptor = Libc.call("open", name, O_RDWR_CLOEXEC);
            if (descriptor < 0) {
                throw new PosixException(Libc.errno());
            }
            return new FileLock(descriptor);
        }
    }

    /** Takes the lock if nobody has it. */
    public boolean tryLock() throws PosixException {
        try (Memory flock = new Memory(FLOCK_BYTES)) {
            flock.clear(); // from the file's beginning, to whatever will be its end
            flock.setShort(0, F_WRLCK);
            if (Libc.call("fcntl", descriptor, F_SETLK, flock) == 0) {
                return true;
            }
            int failure = Libc.errno();
            if (failure == PosixException.EAGAIN || failure == PosixException.EACCES) {
                return false;
            }
            throw new PosixException(failure);
        }
    }

    @Override
    public void close() {
        Libc.call("close", descriptor);
    }
}
