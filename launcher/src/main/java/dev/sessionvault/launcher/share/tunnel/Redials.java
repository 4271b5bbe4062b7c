package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.CloseCode.Again;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** When to dial again (../relay/PROTOCOL.md, "Coming back" and "Close codes"). */
final class Redials {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LATER = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int GARBLED_AT_MOST = 3;

    /** How long nobody may be there before the session counts as gone. */
    static final Duration ABSENCE = Duration.ofSeconds(60);

    /** Said of what arrived, which may not be what was sent: dialled again, but not for ever. */
    private static final Set<CloseCode> GARBLED = EnumSet.of(
            CloseCode.BAD_WEBSOCKET,
            CloseCode.NOT_BINARY,
            CloseCode.TOO_BIG,
            CloseCode.MALFORMED,
            CloseCode.OUT_OF_ORDER,
            CloseCode.UNKNOWN_TYPE,
            CloseCode.FRAGMENTED);

    private static final Set<CloseCode> NOBODY = EnumSet.of(CloseCode.NO_RENDEZVOUS, CloseCode.TAKEN);

    private final Duration firstPatience;
    private final long startedNanos = System.nanoTime();
    private boolean wasThere;
    private int failures;
    private int garbled;
    private long absentSinceNanos;
    private boolean absent;

    /** @param firstPatience how long the first entering may take */
    Redials(Duration firstPatience) {
        this.firstPatience = firstPatience;
    }

    /** The relay holds the place. */
    void welcomed() {
        wasThere = true;
        absent = false;
    }

    /** Both ends have understood each other. */
    void settled() {
        failures = 0;
        garbled = 0;
    }

    /** @return how long to wait, or null to give up */
    @Nullable
    Duration after(PeerException failure) {
        if (isFinal(failure) || isTooLate(failure)) {
            return null;
        }
        Duration growing = FIRST.multipliedBy(1L << Math.min(failures++, 8));
        Duration wait = failure.again() == Again.LATER && growing.compareTo(LATER) < 0 ? LATER : growing;
        return jittered(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }

    private boolean isFinal(PeerException failure) {
        CloseCode code = failure.code();
        if (code != null && GARBLED.contains(code)) {
            return ++garbled > GARBLED_AT_MOST;
        }
        return failure.again() == Again.NO;
    }

    private boolean isTooLate(PeerException failure) {
        long now = System.nanoTime();
        if (!wasThere) {
            return now - startedNanos > firstPatience.toNanos();
        }
        CloseCode code = failure.code();
        if (code == null || !NOBODY.contains(code)) {
            absent = false;
            return false;
        }
        if (!absent) {
            absent = true;
            absentSinceNanos = now;
        }
        return now - absentSinceNanos > ABSENCE.toNanos();
    }

    /** So that not everybody comes back at once. */
    private static Duration jittered(Duration wait) {
        long millis = wait.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }
}
