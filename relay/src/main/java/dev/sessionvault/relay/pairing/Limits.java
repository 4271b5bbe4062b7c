package dev.sessionvault.relay.pairing;

import java.time.Duration;

/**
 * What holds for every session (PROTOCOL.md, "Limits").
 *
 * @param session that a session lives at most; never over {@link #SESSION_CAP}
 * @param waiting that an owner may be without a guest
 * @param idle that a pair may be without DATA
 * @param rendezvousHellos to one rendezvous, of both roles
 * @param legFrames of DATA from one leg
 * @param sessions alive at a time in this relay
 */
public record Limits(
        Duration session, Duration waiting, Duration idle, Rate rendezvousHellos, Rate legFrames, int sessions) {
    public static final Duration SESSION_CAP = Duration.ofMinutes(30);

    public static final Limits STANDARD = new Limits(
            SESSION_CAP,
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            new Rate(30, 0.5),
            new Rate(20_000, 10_000),
            20_000);

    public Limits {
        if (session.compareTo(SESSION_CAP) > 0 || session.isNegative() || session.isZero()) {
            throw new IllegalArgumentException("session: want more than nothing and at most " + SESSION_CAP);
        }
    }

    public Limits withSession(Duration value) {
        return new Limits(value, waiting, idle, rendezvousHellos, legFrames, sessions);
    }

    public Limits withWaiting(Duration value) {
        return new Limits(session, value, idle, rendezvousHellos, legFrames, sessions);
    }

    public Limits withIdle(Duration value) {
        return new Limits(session, waiting, value, rendezvousHellos, legFrames, sessions);
    }

    public Limits withRendezvousHellos(Rate value) {
        return new Limits(session, waiting, idle, value, legFrames, sessions);
    }

    public Limits withLegFrames(Rate value) {
        return new Limits(session, waiting, idle, rendezvousHellos, value, sessions);
    }

    public Limits withSessions(int value) {
        return new Limits(session, waiting, idle, rendezvousHellos, legFrames, value);
    }
}
