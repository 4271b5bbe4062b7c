package dev.sessionvault.launcher.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What measure.c printed: for each row, one sample a round. */
final class Samples {
    /** Times in milliseconds, memory in 10^6 bytes. */
    record Sample(double wall, double cpu, double peak) {}

    private final Map<String, List<Sample>> byRow;

    private Samples(Map<String, List<Sample>> byRow) {
        this.byRow = byRow;
    }

    static Samples parse(String table) throws IOException {
        Map<String, List<Sample>> byRow = new HashMap<>();
        for (String line : table.split("\n")) {
            String[] fields = line.split("\t");
            if (fields.length != 5) {
                continue; // a command's own words on standard error
            }
            List<Sample> samples = byRow.computeIfAbsent(fields[0], name -> new ArrayList<>());
            if (samples.size() != Integer.parseInt(fields[1])) {
                throw new IOException("a round is missing: " + line);
            }
            samples.add(new Sample(
                    Double.parseDouble(fields[2]) / 1000,
                    Double.parseDouble(fields[3]) / 1000,
                    Double.parseDouble(fields[4]) * 1024 / 1e6));
        }
        return new Samples(byRow);
    }

    int rounds(String row) {
        return byRow.get(row).size();
    }

    double median(String row, ToDoubleFunction<Sample> what) {
        return median(byRow.get(row).stream().mapToDouble(what).toArray());
    }

    /** The median of the rounds' ratios: both were measured within the same second or two, so what slows both cancels. */
    double ratio(String row, String base, ToDoubleFunction<Sample> what) {
        List<Sample> ours = byRow.get(row);
        List<Sample> theirs = byRow.get(base);
        double[] ratios = new double[ours.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = what.applyAsDouble(ours.get(round)) / what.applyAsDouble(theirs.get(round));
        }
        return median(ratios);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
