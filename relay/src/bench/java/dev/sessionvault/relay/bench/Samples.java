package dev.sessionvault.relay.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was measured, round by round. */
final class Samples {
    private final Map<Line, Map<String, List<Double>>> values = new EnumMap<>(Line.class);

    void add(Line line, Peer peer, double value) {
        all(line, peer.name).add(value);
    }

    double median(Line line, String peer) {
        return median(all(line, peer));
    }

    /** Of the ratios of the same round: what the machine did meanwhile it did to both. */
    double ratio(Line line, String peer, String other) {
        List<Double> ratios = new ArrayList<>();
        List<Double> above = all(line, peer);
        List<Double> below = all(line, other);
        for (int round = 0; round < Math.min(above.size(), below.size()); round++) {
            ratios.add(above.get(round) / below.get(round));
        }
        return median(ratios);
    }

    private List<Double> all(Line line, String peer) {
        return values.computeIfAbsent(line, key -> new HashMap<>()).computeIfAbsent(peer, key -> new ArrayList<>());
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
