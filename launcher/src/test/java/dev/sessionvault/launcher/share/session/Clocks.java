package dev.sessionvault.launcher.share.session;

import java.time.Instant;

/** Both clocks of a machine, as the test sets them. */
final class Clocks implements Time {
    private volatile long wallMillis = 1_800_000_000_000L;
    private volatile long bootMillis = 5_000_000L;

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(wallMillis);
    }

    @Override
    public long bootMillis() {
        return bootMillis;
    }

    void pass(long seconds) {
        wallMillis += seconds * 1000;
        bootMillis += seconds * 1000;
    }

    /** Just as much as one call needs of it. */
    void creep() {
        wallMillis += 100;
        bootMillis += 100;
    }

    /** Somebody sets the time. */
    void set(long seconds) {
        wallMillis += seconds * 1000;
    }
}
