package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;

/** The time since the machine was started: nobody sets it, and it goes on while the machine sleeps. */
public final class BootClock {
    private static final int CLOCK_BOOTTIME = 7;
    private static final int TIMESPEC_BYTES = 16;

    private BootClock() {}

    public static long millis() {
        try (Memory time = new Memory(TIMESPEC_BYTES)) {
            Libc.call("clock_gettime", CLOCK_BOOTTIME, time);
            return time.getLong(0) * 1000 + time.getLong(8) / 1_000_000;
        }
    }
}
