package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Files by their bytes. Java's own calls cannot reach a name that the locale cannot spell. */
public final class Paths {
    /** {@code PATH_MAX}; {@code realpath} writes no more. */
    private static final int MAX_BYTES = 4096;

    private static final int X_OK = 1;
    private static final int O_RDONLY_CLOEXEC = 0x80000;

    private Paths() {}

    /** The absolute path without symbolic links. */
    public static byte[] real(byte[] path) throws PosixException {
        try (Memory name = Libc.string(path);
                Memory buffer = new Memory(MAX_BYTES)) {
            if (Pointer.nativeValue(Libc.callPointer("realpath", name, buffer)) == 0) {
                throw new PosixException(Libc.errno());
            }
            return text(buffer);
        }
    }

    /** Where a symbolic link points, as it is written there. */
    public static byte[] link(byte[] path) throws PosixException {
        try (Memory name = Libc.string(path);
                Memory buffer = new Memory(MAX_BYTES)) {
            int size = (int) Libc.callLong("readlink", name, buffer, (long) MAX_BYTES);
            if (size < 0) {
                throw new PosixException(Libc.errno());
            }
            return buffer.getByteArray(0, size);
        }
    }

    /** Whether this user may execute it. */
    public static boolean isExecutable(byte[] path) {
        try (Memory name = Libc.string(path)) {
            return Libc.call("access", name, X_OK) == 0;
        }
    }

    /** The first bytes of a file, at most {@code count}. */
    public static byte[] head(byte[] path, int count) throws PosixException {
        try (Memory name = Libc.string(path);
                Memory buffer = new Memory(count)) {
            int descriptor = Libc.call("open", name, O_RDONLY_CLOEXEC);
            if (descriptor < 0) {
                throw new PosixException(Libc.errno());
            }
            try {
                int size = (int) Libc.callLong("read", descriptor, buffer, (long) count);
                return buffer.getByteArray(0, Math.max(size, 0));
            } finally {
                Libc.call("close", descriptor);
            }
        }
    }

    static byte[] text(Memory string) {
        return string.getByteArray(0, (int) string.indexOf(0, (byte) 0));
    }
}
