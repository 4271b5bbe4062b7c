package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A file that is open to read and to write: what is asked of it and done to it concerns this file, whatever its name leads
 * to by then. Linux's.
 */
public final class HeldFile implements AutoCloseable {
    /** {@code O_RDWR | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC}: not to hang on a pipe, not to follow a link. */
    private static final int FLAGS = 02 | 04000 | (isArm() ? 0100000 : 0400000) | 02000000;

    /** {@code O_CREAT | O_EXCL}. */
    private static final int CREATE = 0100 | 0200;

    private static final int OWNERS = 0600;

    private static final int F_SETSIG = 10;
    private static final int SIGURG = 23;
    private static final int F_SETLEASE = 1024;
    private static final int F_WRLCK = 1;
    private static final int F_UNLCK = 2;
    private static final int CHUNK_BYTES = 4096;
    private static final int NAMES_POS = 16;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;

    private final int descriptor;

    private HeldFile(int descriptor) {
        this.descriptor = descriptor;
    }

    /** @throws PosixException ELOOP if it is a symbolic link, and as {@code open} says */
    public static HeldFile open(String path) throws PosixException {
        try (Memory name = Libc.name(path)) {
            return new HeldFile(PosixException.check(Libc.call("open", name, FLAGS)));
        }
    }

    /**
     * Makes one, for its owner alone.
     *
     * @throws PosixException EEXIST if something has this name, and as {@code open} says
     */
    public static HeldFile create(String path) throws PosixException {
        try (Memory name = Libc.name(path)) {
            return new HeldFile(PosixException.check(Libc.call("open", name, FLAGS | CREATE, OWNERS)));
        }
    }

    private static boolean isArm() {
        return System.getProperty("os.arch", "").equals("aarch64");
    }

    public FileStatus status() throws PosixException {
        return FileStatus.ofOpen(descriptor);
    }

    /** Whether that path is this file's name now. */
    public boolean isNamed(String path) {
        try (Memory name = FileStatus.statx(path.getBytes(StandardCharsets.UTF_8), AT_SYMLINK_NOFOLLOW);
                Memory own = FileStatus.statx(descriptor, new byte[0], AT_EMPTY_PATH)) {
            return FileVersion.of(name).inode() == FileVersion.of(own).inode();
        } catch (PosixException e) {
            return false;
        }
    }

    /** How many hard links there are. */
    public int names() throws PosixException {
        try (Memory status = FileStatus.statx(descriptor, new byte[0], AT_EMPTY_PATH)) {
            return status.getInt(NAMES_POS);
        }
    }

    /**
     * All of it.
     *
     * @return at most {@code limitBytes} + 1 bytes; one more than the limit says that there were too many
     */
    public SecretBytes read(int limitBytes) throws IOException {
        Libc.callLong("lseek", descriptor, 0L, 0);
        return OpenFile.of(descriptor).readSecret(limitBytes);
    }

    /**
     * Whether another process has it open now, or another descriptor of this one; {@code false} too where the file system
     * cannot tell.
     */
    public boolean isOpenElsewhere() {
        // Who opens it just now has us told by a signal, whose usual one would end this process.
        Libc.call("fcntl", descriptor, F_SETSIG, SIGURG);
        if (Libc.call("fcntl", descriptor, F_SETLEASE, F_WRLCK) == 0) {
            Libc.call("fcntl", descriptor, F_SETLEASE, F_UNLCK);
            return false;
        }
        return Libc.errno() == PosixException.EAGAIN;
    }

    /** Writes this behind what was written, and waits until the disk has it. */
    public void write(byte[] bytes) throws IOException {
        OpenFile.of(descriptor).write(bytes);
        force();
    }

    /** Writes zeros over all of it, waits until the disk has them, and makes it empty. */
    public void wipe() throws IOException {
        try {
            long size = size();
            Libc.callLong("lseek", descriptor, 0L, 0);
            for (long done = 0; done < size; done += CHUNK_BYTES) {
                OpenFile.of(descriptor).write(new byte[(int) Math.min(CHUNK_BYTES, size - done)]);
            }
            force();
            PosixException.check(Libc.call("ftruncate", descriptor, 0L));
            force();
        } catch (PosixException e) {
            throw new IOException(e);
        }
    }

    private void force() throws IOException {
        if (Libc.call("fsync", descriptor) != 0) {
            throw new IOException("error " + Libc.errno());
        }
    }

    private long size() throws PosixException {
        try (Memory status = FileStatus.statx(descriptor, new byte[0], AT_EMPTY_PATH)) {
            return FileVersion.of(status).size();
        }
    }

    @Override
    public void close() {
        Libc.call("close", descriptor);
    }
}
