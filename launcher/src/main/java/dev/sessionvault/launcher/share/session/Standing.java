package dev.sessionvault.launcher.share.session;

import java.time.Instant;

/**
 * How a session stands, for its owner.
 *
 * @param calls that were let through so far
 * @param recipient the fingerprint of who is there; empty if nobody is
 */
public record Standing(String phase, Instant openedAt, Instant end, int calls, Terms terms, String recipient) {}
