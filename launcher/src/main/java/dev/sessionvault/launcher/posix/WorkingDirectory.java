package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** The directory that this process was started in; Java's {@code user.dir} has lost bytes that the locale lacks. */
public final class WorkingDirectory {
    private static final int MAX_BYTES = 4096;

    private WorkingDirectory() {}

    /**
     * Its real path, symbolic links resolved.
     *
     * @throws PosixException if it was removed, or a directory above may not be read
     */
    public static byte[] get() throws PosixException {
        try (Memory buffer = new Memory(MAX_BYTES)) {
            if (Pointer.nativeValue(Libc.callPointer("getcwd", buffer, (long) MAX_BYTES)) == 0) {
                throw new PosixException(Libc.errno());
            }
            return Paths.text(buffer);
        }
    }
}
