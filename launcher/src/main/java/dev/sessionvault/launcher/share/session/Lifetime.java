package dev.sessionvault.launcher.share.session;

import java.time.Duration;
import java.time.Instant;

/**
 * When a session ends: as soon as either clock says so. Setting the machine's time back does not prolong it, and a machine
 * that slept past the end wakes up after it.
 */
public final class Lifetime {
    /** From its opening to its end, whatever was extended. */
    public static final Duration CAP = Duration.ofMinutes(30);

    private final Time time;
    private final Instant openedAt;
    private final long openedAtMillis;
    private volatile long lengthMillis;

    /** Begins now. */
    public Lifetime(Time time, Duration length) {
        this.time = time;
        this.openedAt = time.now();
        this.openedAtMillis = time.bootMillis();
        this.lengthMillis = require(length);
    }

    private static long require(Duration length) {
        if (length.isNegative() || length.isZero() || length.compareTo(CAP) > 0) {
            throw new IllegalArgumentException("a session lasts up to " + CAP.toMinutes() + " minutes");
        }
        return length.toMillis();
    }

    /** @param length from its opening, not from now; shorter than before is allowed */
    void change(Duration length) {
        lengthMillis = require(length);
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant end() {
        return openedAt.plusMillis(lengthMillis);
    }

    /** 0 when it is over. */
    public long leftMillis() {
        long byWall = Duration.between(time.now(), end()).toMillis();
        long sinceBoot = openedAtMillis + lengthMillis - time.bootMillis();
        return Math.max(0, Math.min(byWall, sinceBoot));
    }

    public boolean isOver() {
        return leftMillis() == 0;
    }
}
