package dev.sessionvault.launcher.share.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * When everything ends: at an instant of the wall clock, or after as much time as lay before it when it was set, whichever
 * comes first. So neither a clock that is put back nor a machine that sleeps, for which no time passes, makes it later.
 */
final class EndTime {
    private final Clock wall;
    private final LongSupplier nanos;
    private Instant end;
    private long endNanos;

    EndTime(Instant end) {
        this(end, Clock.systemUTC(), System::nanoTime);
    }

    EndTime(Instant end, Clock wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.end = end;
        moveTo(end);
    }

    synchronized void moveTo(Instant later) {
        end = later;
        endNanos = nanos.getAsLong() + Duration.between(wall.instant(), later).toNanos();
    }

    synchronized Duration left() {
        Duration byWall = Duration.between(wall.instant(), end);
        Duration byTime = Duration.ofNanos(endNanos - nanos.getAsLong());
        return byWall.compareTo(byTime) < 0 ? byWall : byTime;
    }

    boolean isOver() {
        return left().compareTo(Duration.ZERO) <= 0;
    }
}
