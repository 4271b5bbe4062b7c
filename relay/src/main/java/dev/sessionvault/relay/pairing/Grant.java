package dev.sessionvault.relay.pairing;

import dev.sessionvault.relay.wire.PublicKey;

/** A deployment key that is let in, and what it may use. */
public record Grant(PublicKey key, Quota quota) {}
