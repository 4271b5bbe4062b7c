package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Descriptors that become readable when something happens. The caller closes them. */
public final class Watched {
    /** {@code pidfd_open}, which C libraries have since lately only; the number is the same on all processors. */
    private static final long PIDFD_OPEN = 434;

    /** {@code pidfd_send_signal}, likewise. */
    private static final long PIDFD_SEND_SIGNAL = 424;

    private static final String NUMBER = "Pid:";
    private static final int SIGKILL = 9;
    private static final int KILLED_MILLIS = 1000;

    private static final int IN_NONBLOCK_CLOEXEC = 0x800 | 0x80000;
    private static final int IN_CLOSE_WRITE = 0x8;
    private static final int IN_MOVED_TO = 0x80;
    private static final int EVENTS_BYTES = 4096;

    private static final int POLLFD_BYTES = 8;
    private static final int EVENTS_POS = 4;
    private static final int REVENTS_POS = 6;
    private static final short POLLIN = 1;

    private Watched() {}

    /** Readable when that process has ended. It means this one process, also when its number is another's one day. */
    public static int process(long pid) throws PosixException {
        return PosixException.check((int) Libc.callLong("syscall", PIDFD_OPEN, pid, 0L));
    }

    /** Readable when a file in this directory has been written and closed, or put in another's place. */
    public static int directory(String path) throws PosixException {
        int descriptor = PosixException.check(Libc.call("inotify_init1", IN_NONBLOCK_CLOEXEC));
        try (Memory name = Libc.name(path)) {
            PosixException.check(Libc.call("inotify_add_watch", descriptor, name, IN_CLOSE_WRITE | IN_MOVED_TO));
            return descriptor;
        } catch (PosixException e) {
            Descriptors.close(descriptor);
            throw e;
        }
    }

    /** The number of the process that this means; 0 if it means none, -1 if that has ended. */
    public static long number(int process) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + process))) {
                if (line.startsWith(NUMBER)) {
                    return Long.parseLong(line.substring(NUMBER.length()).trim());
                }
            }
        } catch (IOException e) {
            // not open
        }
        return 0;
    }

    /** Ends the process that this means, and waits for that, a second at most. */
    public static void kill(int process) {
        Libc.callLong("syscall", PIDFD_SEND_SIGNAL, (long) process, (long) SIGKILL, Pointer.NULL, 0L);
        poll(process, KILLED_MILLIS);
    }

    /** Whether something has happened. */
    public static boolean isReadable(int descriptor) {
        return poll(descriptor, 0);
    }

    private static boolean poll(int descriptor, int millis) {
        try (Memory wanted = new Memory(POLLFD_BYTES)) {
            wanted.clear();
            wanted.setInt(0, descriptor);
            wanted.setShort(EVENTS_POS, POLLIN);
            Libc.call("poll", wanted, 1L, millis);
            return wanted.getShort(REVENTS_POS) != 0;
        }
    }

    /** What has happened in a directory counts as seen: the next event makes it readable again. */
    public static void forgetEvents(int directory) {
        try (Memory events = new Memory(EVENTS_BYTES)) {
            while (Libc.call("read", directory, events, (long) EVENTS_BYTES) > 0) {
                // until there is none left
            }
        }
    }
}
