package dev.sessionvault.relay.pairing;

import org.jspecify.annotations.Nullable;

/**
 * Where a leg's DATA goes.
 *
 * @param peer null before the first pairing, and while the other place is empty
 * @param epoch the newest that this leg was told; 0 before the first pairing
 */
record Route(@Nullable Leg peer, long epoch) {
    static final Route NOWHERE = new Route(null, 0);
}
