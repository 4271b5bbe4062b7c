package dev.sessionvault.relay.pairing;

/**
 * What one deployment key may use.
 *
 * @param sessions alive at a time
 * @param hellos of its owners
 * @param bytes of DATA in all its sessions, both directions
 */
public record Quota(int sessions, Rate hellos, Rate bytes) {
    public static final Quota STANDARD = new Quota(100, new Rate(50, 10), new Rate(4_000_000, 20_000_000));

    public Quota {
        if (sessions < 1) {
            throw new IllegalArgumentException("sessions: want at least 1");
        }
    }

    public Quota withSessions(int count) {
        return new Quota(count, hellos, bytes);
    }

    public Quota withHellos(Rate rate) {
        return new Quota(sessions, rate, bytes);
    }

    public Quota withBytes(Rate rate) {
        return new Quota(sessions, hellos, rate);
    }
}
