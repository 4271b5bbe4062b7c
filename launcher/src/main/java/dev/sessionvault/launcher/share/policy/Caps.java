package dev.sessionvault.launcher.share.policy;

import java.time.Duration;

/**
 * The bounds of a session that a policy allows.
 *
 * @param ttl from its beginning to its end
 * @param calls altogether
 * @param approve whether the owner is asked about each call
 */
public record Caps(Duration ttl, int calls, boolean approve) {
    /** No policy goes beyond. */
    public static final int MAX_MINUTES = 30;

    static final int MAX_CALLS = 10_000;

    /** Of a rule that says nothing. */
    static final Caps WIDEST = new Caps(Duration.ofMinutes(MAX_MINUTES), MAX_CALLS, false);

    /** Of each bound the narrower. */
    public Caps and(Caps other) {
        return new Caps(
                ttl.compareTo(other.ttl) < 0 ? ttl : other.ttl, Math.min(calls, other.calls), approve || other.approve);
    }
}
