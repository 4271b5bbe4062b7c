package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.posix.BootClock;
import java.time.Instant;

/** Two clocks: one that can be set, and one that cannot. */
public interface Time {
    Instant now();

    /** Milliseconds since some moment, those in which the machine slept among them. */
    long bootMillis();

    static Time ofMachine() {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long bootMillis() {
                return BootClock.millis();
            }
        };
    }
}
