package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a process hands on through {@code execve} besides files, arguments and environment. */
public final class ProcessState {
    private static final int SIG_SETMASK = 2;
    private static final int RLIMIT_NOFILE = 7;
    private static final Pointer SIG_IGN = new Pointer(1);
    /** {@code sigset_t} of the C library; the kernel's 64 signals are its first eight bytes. */
    private static final int SIGSET_BYTES = 128;

    private static final int SIGNALS = 64;

    private ProcessState() {}

    public static int effectiveUser() {
        return Libc.call("geteuid");
    }

    /**
     * Gives the calling thread the mask that the process was started with. Java's main thread is not the first one,
     * which still has that mask; and {@code execve} hands on the mask of the thread that calls it.
     */
    public static void restoreSignalMask() {
        long mask = Long.parseUnsignedLong(field("/proc/self/task/" + Libc.call("getpid") + "/status", "SigBlk:"), 16);
        try (Memory set = new Memory(SIGSET_BYTES)) {
            set.clear();
            set.setLong(0, mask);
            Libc.call("pthread_sigmask", SIG_SETMASK, set, Pointer.NULL);
        }
    }

    private static String field(String file, String key) {
        String text = text(file);
        int start = text.indexOf(key) + key.length();
        return text.substring(start, text.indexOf('\n', start)).trim();
    }

    private static String text(String file) {
        try (FileInputStream in = new FileInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ignores the signals of this mask, the lowest bit being signal 1. */
    public static void ignoreSignals(long mask) {
        for (int signal = 1; signal <= SIGNALS; signal++) {
            if ((mask >>> (signal - 1) & 1) != 0) {
                Libc.callPointer("signal", signal, SIG_IGN);
            }
        }
    }

    /** Sets the soft limit of open files; the hard one stays. */
    public static void limitOpenFiles(long soft) throws PosixException {
        try (Memory limit = new Memory(2L * Long.BYTES)) {
            if (Libc.call("getrlimit", RLIMIT_NOFILE, limit) != 0) {
                throw new PosixException(Libc.errno());
            }
            limit.setLong(0, soft);
            if (Libc.call("setrlimit", RLIMIT_NOFILE, limit) != 0) {
                throw new PosixException(Libc.errno());
            }
        }
    }
}
