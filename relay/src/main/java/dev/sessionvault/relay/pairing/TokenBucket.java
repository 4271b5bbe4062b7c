package dev.sessionvault.relay.pairing;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Holds a {@link Rate}; shared by threads without a lock. */
public final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanoTime;
    private final boolean unlimited;
    private final double nanosPerUnit;
    private final long burstNanos;

    /** When everything taken so far will have been earned. */
    private final AtomicLong paidAt;

    public TokenBucket(Rate rate, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.unlimited = rate.perSecond() == 0;
        this.nanosPerUnit = unlimited ? 0 : NANOS_PER_SECOND / rate.perSecond();
        this.burstNanos = (long) (rate.burst() * nanosPerUnit);
        this.paidAt = new AtomicLong(nanoTime.getAsLong());
    }

    /** Takes one, or nothing and says false. */
    public boolean tryTake() {
        if (unlimited) {
            return true;
        }
        long now = nanoTime.getAsLong();
        while (true) {
            long before = paidAt.get();
            long after = later(before, now) + (long) nanosPerUnit;
            if (after - now > burstNanos) {
                return false;
            }
            if (paidAt.compareAndSet(before, after)) {
                return true;
            }
        }
    }

    /**
     * Takes these in any case.
     *
     * @return the nanoseconds to wait before the next are taken
     */
    public long take(long units) {
        if (unlimited) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        long cost = (long) (units * nanosPerUnit);
        long after = paidAt.updateAndGet(before -> later(before, now) + cost);
        return Math.max(0, after - now - burstNanos);
    }

    /** Of two readings of a clock that may wrap round. */
    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }
}
