package dev.sessionvault.vault.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which lines stand in order: the longest ascending run of numbers, and of several equally long ones that with the most
 * lines in their own places. Whoever is not in it was moved.
 */
final class Order {
    /** Outweighs all that being in place can. */
    private static final long ONE_LINE = 1L << 32;

    private final List<PlacedLine> lines;

    /** For each rank, the best weight of a run that ends there, kept as a tree of maxima (Fenwick's). */
    private final long[] best;

    private final int[] bestEnd;

    private Order(List<PlacedLine> lines) {
        this.lines = lines;
        this.best = new long[lines.size() + 1];
        this.bestEnd = new int[lines.size() + 1];
    }

    /** @param lines in the order in which they stand, no number twice */
    static Set<PlacedLine> kept(List<PlacedLine> lines) {
        return new Order(lines).kept();
    }

    private Set<PlacedLine> kept() {
        Map<PlacedLine, Integer> ranks = ranks();
        int[] before = new int[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            int rank = ranks.getOrDefault(lines.get(i), 0);
            int end = bestUpTo(rank - 1);
            before[i] = end < 0 ? -1 : bestEnd[end];
            long weight = (end < 0 ? 0 : best[end]) + ONE_LINE + (rank == i + 1 ? 1 : 0);
            enter(rank, weight, i);
        }
        Set<PlacedLine> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        int end = bestUpTo(lines.size());
        for (int i = end < 0 ? -1 : bestEnd[end]; i >= 0; i = before[i]) {
            kept.add(lines.get(i));
        }
        return kept;
    }

    /** From 1, by number. */
    private Map<PlacedLine, Integer> ranks() {
        List<PlacedLine> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparingLong(PlacedLine::number));
        Map<PlacedLine, Integer> ranks = new IdentityHashMap<>();
        for (PlacedLine line : sorted) {
            ranks.put(line, ranks.size() + 1);
        }
        return ranks;
    }

    /** Where the best run is found that ends at this rank or below, or -1. */
    private int bestUpTo(int rank) {
        int found = -1;
        for (int i = rank; i > 0; i -= i & -i) {
            if (best[i] > 0 && (found < 0 || best[i] > best[found])) {
                found = i;
            }
        }
        return found;
    }

    private void enter(int rank, long weight, int line) {
        for (int i = rank; i <= lines.size(); i += i & -i) {
            if (weight > best[i]) {
                best[i] = weight;
                bestEnd[i] = line;
            }
        }
    }
}
