package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import java.io.File;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** This process's open files, by number. */
public final class Descriptors {
    private static final String DIRECTORY = "/proc/self/fd/";
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int O_CLOEXEC = 0x80000;
    private static final int O_RDONLY_CLOEXEC = O_CLOEXEC;
    private static final int STATFS_BYTES = 120;

    private Descriptors() {}

    public static boolean isTerminal(int descriptor) {
        return Libc.call("isatty", descriptor) == 1;
    }

    /** All that are open, the listing's own among them. */
    public static int[] open() {
        String[] names = new File(DIRECTORY).list();
        int[] descriptors = new int[names == null ? 0 : names.length];
        for (int i = 0; i < descriptors.length; i++) {
            descriptors[i] = Integer.parseInt(names[i]);
        }
        return descriptors;
    }

    /** What it is open on: a path, or a name such as {@code pipe:[123]}; {@code null} if it is not open. */
    public static byte @Nullable [] target(int descriptor) {
        try {
            return Paths.link((DIRECTORY + descriptor).getBytes(StandardCharsets.US_ASCII));
        } catch (PosixException e) {
            return null;
        }
    }

    /** The next program will not have it. */
    public static void closeOnExec(int descriptor) {
        Libc.call("fcntl", descriptor, F_SETFD, FD_CLOEXEC);
    }

    /** The next program will have it. */
    public static void handOn(int descriptor) {
        Libc.call("fcntl", descriptor, F_SETFD, 0);
    }

    /**
     * Opens a file or a directory to read.
     *
     * @param least the number is this one, or the first free one behind it; the next program will not have it
     */
    public static int open(String path, int least) throws PosixException {
        try (Memory name = Libc.name(path)) {
            return raise(PosixException.check(Libc.call("open", name, O_RDONLY_CLOEXEC)), least);
        }
    }

    /** The same file by another number, this one or the first free one behind it; the old number is free then. */
    public static int raise(int descriptor, int least) throws PosixException {
        try {
            return PosixException.check(Libc.call("fcntl", descriptor, F_DUPFD_CLOEXEC, least));
        } finally {
            close(descriptor);
        }
    }

    /** The same file by just this number too, in the place of what was open there. */
    public static void copy(int descriptor, int number) throws PosixException {
        PosixException.check(Libc.call("dup2", descriptor, number));
    }

    /** A new pipe: where it is read, and where it is written, each at this number or behind it. */
    public static int[] pipe(int least) throws PosixException {
        try (Memory ends = new Memory(2L * Integer.BYTES)) {
            PosixException.check(Libc.call("pipe2", ends, O_CLOEXEC));
            int read = ends.getInt(0);
            int write = ends.getInt(Integer.BYTES);
            return new int[] {raise(read, least), raise(write, least)};
        }
    }

    /** The number that Linux has for the kind of file system it is on; -1 if it is not open. */
    public static long fileSystem(int descriptor) {
        try (Memory status = new Memory(STATFS_BYTES)) {
            return Libc.call("fstatfs", descriptor, status) == 0 ? status.getLong(0) : -1;
        }
    }

    public static void close(int descriptor) {
        Libc.call("close", descriptor);
    }
}
