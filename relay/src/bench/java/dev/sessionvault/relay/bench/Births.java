package dev.sessionvault.relay.bench;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Pairs that are opened, pass on one kibibyte, and close, some at a time. */
final class Births {
    private static final int AT_A_TIME = 16;
    private static final int BYTES = 1024;

    private final Way way;
    private final ByteBuf message;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean going = true;

    private Births(Way way) {
        this.way = way;
        this.message = way.message(BYTES);
    }

    /** @param cpu of the peer, in milliseconds for each pair */
    record Result(double perSecond, double cpu) {}

    static Result measure(Peer peer, Pace pace) throws Exception {
        Births births = new Births(peer.way());
        CompletableFuture<?>[] lines = new CompletableFuture<?>[AT_A_TIME];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new CompletableFuture<>();
            births.next(lines[i]);
        }
        pace.warm();
        Result result = births.window(peer, pace);
        births.going = false;
        Pace.get(CompletableFuture.allOf(lines));
        return result;
    }

    private Result window(Peer peer, Pace pace) throws InterruptedException {
        double cpu = peer.tree().cpu();
        int before = count.get();
        long begin = System.nanoTime();
        pace.window();
        double pairs = count.get() - before;
        double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
        Throwable why = failure.get();
        if (why != null) {
            throw new CompletionException(why);
        }
        return new Result(pairs / seconds, 1000 * (peer.tree().cpu() - cpu) / pairs);
    }

    private void next(CompletableFuture<?> line) {
        way.open().thenCompose(this::live).whenComplete((done, why) -> {
            if (why != null) {
                failure.set(why);
            }
            count.incrementAndGet();
            if (going && why == null) {
                next(line);
            } else {
                line.complete(null);
            }
        });
    }

    private CompletableFuture<Void> live(Pair pair) {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        long[] bytes = {0};
        pair.second.count(more -> {
            bytes[0] += more;
            if (bytes[0] == way.arriving(BYTES)) {
                arrived.complete(null);
            }
        });
        pair.first.send(message.retainedDuplicate());
        return arrived.thenCompose(done -> pair.close());
    }
}
