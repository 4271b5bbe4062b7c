package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;

/** The working directory as the kernel names it: symbolic links resolved, in bytes. */
public final class CurrentDirectory {
    private static final int MAX_BYTES = 64 * 1024;

    private CurrentDirectory() {}

    /** The absolute path, or an empty array if it has none: removed, or unreachable. */
    public static byte[] get() {
        try (Memory path = new Memory(MAX_BYTES)) {
            int reached = Libc.call("getcwd", path, (long) MAX_BYTES);
            if (reached == 0 || path.getByte(0) != '/') {
                return new byte[0];
            }
            return path.getByteArray(0, (int) path.indexOf(0, (byte) 0));
        }
    }
}
