package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Pairing;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What all connections of one relay share. */
final class House {
    final Pairing pairing;
    final HelloCheck check;
    final SocketLimits limits;
    final Counters counters;
    final Log log;

    /** Those that have a WebSocket. */
    final Set<SocketLeg> legs = ConcurrentHashMap.newKeySet();

    House(Pairing pairing, HelloCheck check, SocketLimits limits, Counters counters, Log log) {
        this.pairing = pairing;
        this.check = check;
        this.limits = limits;
        this.counters = counters;
        this.log = log;
    }

    /** Pings, and closes what is dead. */
    void tick(long now) {
        for (SocketLeg leg : legs) {
            leg.tick(now);
        }
    }
}
