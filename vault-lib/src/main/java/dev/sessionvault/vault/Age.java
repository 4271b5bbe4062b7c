package dev.sessionvault.vault;

import org.jspecify.annotations.Nullable;

/** When an entry has expired, and when its use is worth writing down: FORMAT.md "Time". */
final class Age {
    /** Uses are written down this often in an idle time, so that nearly every run only reads. */
    private static final long STAMPS_PER_IDLE_TIME = 64;

    private Age() {}

    /** Why the entry has expired, or {@code null} if it has not. The second of the deadline is past it. */
    static @Nullable Lapse lapse(Entry entry, long now) {
        long deadline = entry.expiry().deadlineEpochSecond();
        if (deadline != 0 && now >= deadline) {
            return Lapse.DEADLINE;
        }
        long idle = entry.expiry().idleSeconds();
        return idle != 0 && unused(entry, now) >= idle ? Lapse.IDLE : null;
    }

    /**
     * A stamp from the future is due at once: it was written by a clock that was wrong, and would keep the entry alive
     * until that time comes.
     */
    static boolean isStampDue(Entry entry, long now) {
        long idle = entry.expiry().idleSeconds();
        boolean fromFuture = entry.usedEpochSecond() > now;
        return idle != 0 && (fromFuture || unused(entry, now) > idle / STAMPS_PER_IDLE_TIME);
    }

    private static long unused(Entry entry, long now) {
        return Math.max(0, now - entry.usedEpochSecond());
    }
}
