package dev.sessionvault.relay.server;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether a connection is alive, from what is seen of it at each tick. Belongs to the clock's thread, but for
 * {@link #heard}.
 */
final class Pulse {
    enum Due {
        NOTHING,
        PING,
        SILENT,
        STALLED
    }

    private static final int MISSED_PINGS = 3;

    private volatile boolean heard = true;
    private long heardAt;
    private long pingAt;
    private long takenAt;
    private long backlog;

    Pulse(long now, Duration ping) {
        heardAt = now;
        takenAt = now;
        pingAt = now + jittered(ping);
    }

    /** Give or take a fifth: pings of legs that came together drift apart. */
    private static long jittered(Duration ping) {
        long nanos = ping.toNanos();
        return nanos - nanos / 5 + ThreadLocalRandom.current().nextLong(2 * (nanos / 5) + 1);
    }

    /** Something came. */
    void heard() {
        if (!heard) {
            heard = true;
        }
    }

    /**
     * @param reading false while the relay itself pauses this leg: then its silence says nothing
     * @param pending bytes that it must take before more is written to it; 0 if it may be written to
     */
    Due at(long now, boolean reading, long pending, SocketLimits limits) {
        if (heard || !reading) {
            heard = false;
            heardAt = now;
        }
        if (pending == 0 || pending != backlog) {
            takenAt = now;
        }
        backlog = pending;
        if (now - takenAt >= limits.stall().toNanos()) {
            return Due.STALLED;
        }
        if (now - heardAt >= MISSED_PINGS * limits.ping().toNanos()) {
            return Due.SILENT;
        }
        if (now - pingAt >= 0) {
            pingAt = now + jittered(limits.ping());
            return Due.PING;
        }
        return Due.NOTHING;
    }
}
