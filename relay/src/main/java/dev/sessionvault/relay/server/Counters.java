package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.CloseCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What sockets have seen since the start. */
final class Counters {
    /** Turned away before there was a WebSocket to say it by. */
    enum Refusal {
        PENDING,
        ADDRESS,
        TLS,
        HTTP,
        SLOW
    }

    final AtomicInteger legs = new AtomicInteger();
    final AtomicInteger pending = new AtomicInteger();
    final AtomicInteger paused = new AtomicInteger();
    final LongAdder connections = new LongAdder();
    final LongAdder pauses = new LongAdder();
    final LongAdder certificateLoads = new LongAdder();
    final LongAdder certificateFailures = new LongAdder();
    final LongAdder tokenFailures = new LongAdder();

    private final Map<CloseCode, LongAdder> closed = new EnumMap<>(CloseCode.class);
    private final Map<Refusal, LongAdder> refused = new EnumMap<>(Refusal.class);

    Counters() {
        for (CloseCode code : CloseCode.values()) {
            closed.put(code, new LongAdder());
        }
        for (Refusal refusal : Refusal.values()) {
            refused.put(refusal, new LongAdder());
        }
    }

    void closed(CloseCode code) {
        of(closed, code).increment();
    }

    void refused(Refusal refusal) {
        of(refused, refusal).increment();
    }

    long closings(CloseCode code) {
        return of(closed, code).sum();
    }

    long refusals(Refusal refusal) {
        return of(refused, refusal).sum();
    }

    private static <K extends Enum<K>> LongAdder of(Map<K, LongAdder> adders, K key) {
        LongAdder adder = adders.get(key);
        if (adder == null) {
            throw new IllegalStateException("no counter for " + key);
        }
        return adder;
    }
}
