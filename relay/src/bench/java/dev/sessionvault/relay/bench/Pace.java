package dev.sessionvault.relay.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How long is measured, and not measured before that. */
record Pace(int warmMillis, int windowMillis) {
    private static final int PATIENCE_SECONDS = 60;

    void warm() throws InterruptedException {
        Thread.sleep(warmMillis);
    }

    void window() throws InterruptedException {
        Thread.sleep(windowMillis);
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static void closeAll(List<Pair> pairs) throws Exception {
        get(CompletableFuture.allOf(pairs.stream().map(Pair::close).toArray(CompletableFuture<?>[]::new)));
    }
}
