package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;

/**
 * How a process ended.
 *
 * @param signal that ended it; 0 if it ended by itself
 */
public record ExitStatus(int code, int signal) {
    static final int WNOHANG = 1;

    private static final int SIGNAL = 0x7f;

    static ExitStatus reap(int pid, int options) {
        try (Memory status = new Memory(Integer.BYTES)) {
            status.setInt(0, 0);
            while (Libc.call("waitpid", pid, status, options) < 0 && Libc.errno() == PosixException.EINTR) {
                // asked again
            }
            int word = status.getInt(0);
            return new ExitStatus(word >> 8 & 0xff, word & SIGNAL);
        }
    }
}
