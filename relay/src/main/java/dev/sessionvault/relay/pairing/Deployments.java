package dev.sessionvault.relay.pairing;

import dev.sessionvault.relay.wire.PublicKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The deployment keys that are let in; replaced as a whole while the relay runs. */
final class Deployments {
    private final LongSupplier nanoTime;
    private volatile Map<PublicKey, Deployment> byKey = Map.of();

    Deployments(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Nullable
    Deployment find(PublicKey key) {
        return byKey.get(key);
    }

    /** A key that keeps its quota keeps what it has used of it. */
    void replace(Collection<Grant> grants) {
        Map<PublicKey, Deployment> next = new HashMap<>();
        for (Grant grant : grants) {
            Deployment present = byKey.get(grant.key());
            boolean same = present != null && present.grant().equals(grant);
            next.put(grant.key(), same ? present : new Deployment(grant, nanoTime));
        }
        byKey = Map.copyOf(next);
    }
}
