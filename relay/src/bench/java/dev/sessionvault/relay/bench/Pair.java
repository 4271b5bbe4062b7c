package dev.sessionvault.relay.bench;

import java.util.concurrent.CompletableFuture;

/** Two ends that have met. */
final class Pair {
    final End first;
    final End second;
    private final Way way;

    Pair(End first, End second, Way way) {
        this.first = first;
        this.second = second;
        this.way = way;
    }

    /** As its owner would; done when both connections are gone. */
    CompletableFuture<Void> close() {
        second.count(count -> second.close());
        first.count(count -> {});
        way.leave(first);
        return CompletableFuture.allOf(first.gone, second.gone);
    }
}
