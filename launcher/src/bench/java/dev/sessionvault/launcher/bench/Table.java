package dev.sessionvault.launcher.bench;

import dev.sessionvault.launcher.bench.Samples.Sample;
import java.util.List;
import java.util.Locale;

/** The measured rows as Markdown. */
final class Table {
    private static final String HEAD =
            "| | wall ms | CPU ms | wall × JVM | CPU × JVM | wall × floor | peak MB | rounds |\n"
                    + "|---|---:|---:|---:|---:|---:|---:|---:|\n";

    private final List<Row> rows;
    private final Samples samples;

    Table(List<Row> rows, Samples samples) {
        this.rows = rows;
        this.samples = samples;
    }

    String print() {
        StringBuilder table = new StringBuilder(HEAD);
        for (Row row : rows) {
            table.append("| ").append(row.name()).append(row.isHere() ? measured(row.name()) : absent(row));
        }
        String ten = format("%.2f", samples.ratio(SvRows.MANY, SvRows.SECRET_SERVICE, Sample::wall));
        return table + "\n10,000 entries instead of 10: " + ten + " × the wall time.\n";
    }

    private String measured(String row) {
        return format(
                " | %.1f | %.1f | %.2f | %.2f | %.1f | %.1f | %d |\n",
                samples.median(row, Sample::wall),
                samples.median(row, Sample::cpu),
                samples.ratio(row, FloorRows.BARE_JVM, Sample::wall),
                samples.ratio(row, FloorRows.BARE_JVM, Sample::cpu),
                samples.ratio(row, FloorRows.FLOOR, Sample::wall),
                samples.median(row, Sample::peak),
                samples.rounds(row));
    }

    private static String absent(Row row) {
        return " | not here: " + row.absent().replace("|", "/") + " | | | | | | |\n";
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
