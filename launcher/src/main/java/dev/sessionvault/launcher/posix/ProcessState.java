package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a process hands on through {@code execve} besides files, arguments and environment. */
public final class ProcessState {
    private static final int SIG_SETMASK = 2;
    private static final @Nullable Pointer SIG_DFL = null;
    private static final Pointer SIG_IGN = new Pointer(1);
    private static final int SIGCHLD = 17;
    private static final int SCHED_RESET_ON_FORK = 0x40000000;
    private static final int SCHED_ATTRIBUTES_BYTES = 56;

    private static final int SIGNALS = 64;
    private static final int SIGCANCEL = 32;
    private static final int SIGSETXID = 33;
    private static final int KERNEL_SIGACTION_BYTES = 32;
    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");

    private ProcessState() {}

    public static int effectiveUser() {
        return Libc.call("geteuid");
    }

    public static int effectiveGroup() {
        return Libc.call("getegid");
    }

    /**
     * The signals that were blocked when this process was started, but for the C library's own two. Java's main thread
     * has another mask; the first thread, which waits for it, still has that one.
     */
    public static long firstThreadsMask() {
        String status = "/proc/self/task/" + Libc.call("getpid") + "/status";
        return Long.parseUnsignedLong(field(status, "SigBlk:"), 16);
    }

    /** Blocks these signals in the calling thread, and no others: {@code execve} hands on that thread's mask. */
    public static void blockSignals(long mask) {
        try (Memory set = new Memory(Long.BYTES)) {
            set.setLong(0, mask);
            // Not the C library's call, which leaves its own two signals unblocked.
            Libc.callLong("syscall", ARM ? 135L : 14L, (long) SIG_SETMASK, set, Pointer.NULL, (long) Long.BYTES);
        }
    }

    /**
     * Where the caller blocked it, the signal that told of the end of the start script's one child is still waiting;
     * the tool would take it for one of its own children's.
     */
    public static void forgetOwnChild() {
        Libc.callPointer("signal", SIGCHLD, SIG_DFL);
    }

    /**
     * Gives the calling thread the scheduling of the first one, if that is not handed down to new threads. Without the
     * right to raise it again it stays as it is.
     */
    public static void restoreScheduling() {
        int first = Libc.call("getpid");
        if ((Libc.call("sched_getscheduler", first) & SCHED_RESET_ON_FORK) != 0) {
            try (Memory attributes = new Memory(SCHED_ATTRIBUTES_BYTES)) {
                Libc.callLong(
                        "syscall", ARM ? 275L : 315L, (long) first, attributes, (long) SCHED_ATTRIBUTES_BYTES, 0L);
                Libc.callLong("syscall", ARM ? 274L : 314L, 0L, attributes, 0L);
            }
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
                ignore(signal);
            }
        }
    }

    /** The C library keeps two signals for its threads and lets nobody touch them; the kernel does. */
    private static void ignore(int signal) {
        if (signal != SIGCANCEL && signal != SIGSETXID) {
            Libc.callPointer("signal", signal, SIG_IGN);
            return;
        }
        try (Memory action = new Memory(KERNEL_SIGACTION_BYTES)) {
            action.clear();
            action.setPointer(0, SIG_IGN);
            Libc.callLong("syscall", ARM ? 134L : 13L, (long) signal, action, Pointer.NULL, (long) Long.BYTES);
        }
    }
}
