package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was found, what was missed, and what was taken for a key and is none. */
final class Score {
    private final Map<String, int[]> byKind = new TreeMap<>();
    private final Map<String, int[]> bySyntax = new TreeMap<>();
    private final Map<String, int[]> byOrigin = new TreeMap<>();
    private final List<String> surprises = new ArrayList<>();
    private int positives;
    private int negatives;
    private int found;
    private int wrong;

    void positive(Case line) {
        List<Hit> hits = line.hits();
        boolean is = line.isIn(hits);
        int others = line.wrong(hits);
        positives++;
        found += is ? 1 : 0;
        wrong += others;
        count(byKind, line.kind(), is);
        count(bySyntax, line.group(), is);
        note(line, !is || others > 0, hits);
    }

    void negative(Case line) {
        List<Hit> hits = line.hits();
        negatives++;
        wrong += hits.size();
        count(byOrigin, line.group(), hits.isEmpty());
        note(line, !hits.isEmpty(), hits);
    }

    int positives() {
        return positives;
    }

    int negatives() {
        return negatives;
    }

    double recall() {
        return (double) found / positives;
    }

    double precision() {
        return (double) found / (found + wrong);
    }

    /** The lines about which the detector is wrong and no mark says so, or the other way round; without their keys. */
    List<String> surprises() {
        return surprises;
    }

    String report() {
        StringBuilder report = new StringBuilder();
        report.append(String.format(
                "recall %.4f (%d of %d lines), precision %.4f (%d wrong, in %d more lines without a key)%n",
                recall(), found, positives, precision(), wrong, negatives));
        table(report, "kind", "found", byKind);
        table(report, "syntax", "found", bySyntax);
        table(report, "lines without a key", "left alone", byOrigin);
        return report.toString();
    }

    private void note(Case line, boolean failed, List<Hit> hits) {
        if (failed != line.marked()) {
            List<String> what = hits.stream()
                    .map(hit -> hit.kind().id() + " [" + hit.name() + "] " + hit.start() + "-" + hit.end())
                    .toList();
            surprises.add((failed ? "wrong: " : "right: ") + line.group() + ": " + line.line() + " " + what + "\n");
        }
    }

    private static void count(Map<String, int[]> table, String row, boolean right) {
        int[] counts = table.computeIfAbsent(row, any -> new int[2]);
        counts[0] += right ? 1 : 0;
        counts[1]++;
    }

    private static void table(StringBuilder report, String head, String column, Map<String, int[]> rows) {
        report.append(String.format("%n%-30s %s%n", head, column));
        rows.forEach((row, counts) -> report.append(String.format("%-30s %d of %d%n", row, counts[0], counts[1])));
    }
}
