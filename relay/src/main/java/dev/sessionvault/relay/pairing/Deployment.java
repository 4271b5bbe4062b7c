package dev.sessionvault.relay.pairing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** One deployment key's use of this relay. */
final class Deployment {
    private final Grant grant;
    private final TokenBucket hellos;
    private final TokenBucket bytes;
    private final AtomicInteger sessions = new AtomicInteger();

    Deployment(Grant grant, LongSupplier nanoTime) {
        this.grant = grant;
        this.hellos = new TokenBucket(grant.quota().hellos(), nanoTime);
        this.bytes = new TokenBucket(grant.quota().bytes(), nanoTime);
    }

    Grant grant() {
        return grant;
    }

    boolean takeHello() {
        return hellos.tryTake();
    }

    long takeBytes(int count) {
        return bytes.take(count);
    }

    boolean takeSession() {
        if (sessions.incrementAndGet() <= grant.quota().sessions()) {
            return true;
        }
        sessions.decrementAndGet();
        return false;
    }

    void giveBackSession() {
        sessions.decrementAndGet();
    }

    int sessions() {
        return sessions.get();
    }
}
