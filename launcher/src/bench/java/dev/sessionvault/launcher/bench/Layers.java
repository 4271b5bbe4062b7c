package dev.sessionvault.launcher.bench;

import dev.sessionvault.launcher.bench.Samples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the time of one {@code sv run} goes: from outside, by the times of system calls that only one layer makes. */
final class Layers {
    private static final int RUNS = 9;
    private static final List<String> ROOTS = List.of(SvRows.SECRET_SERVICE, SvRows.TPM, SvRows.PASSPHRASE);
    private static final String CALLS = "trace=execve,openat,recvmsg,close";

    private final Stage stage;
    private final List<Row> rows;
    private final Samples samples;

    Layers(Stage stage, List<Row> rows, Samples samples) {
        this.stage = stage;
        this.rows = rows;
        this.samples = samples;
    }

    String print() throws IOException {
        List<List<Timeline>> traced = new ArrayList<>();
        for (String root : ROOTS) {
            traced.add(traced(root));
        }
        StringBuilder table =
                new StringBuilder("| layer, ms | Secret Service | TPM2 | passphrase |\n|---|---:|---:|---:|\n");
        for (Timeline.Layer layer : Timeline.Layer.values()) {
            table.append("| ").append(layer.title);
            traced.forEach(runs -> table.append(" | ").append(share(runs, layer)));
            table.append(" |\n");
        }
        table.append("| all of it, traced");
        traced.forEach(runs -> table.append(" | ").append(Table.format("%.1f", total(runs))));
        table.append(" |\n| start to end in the table above, untraced");
        ROOTS.forEach(root -> table.append(" | ").append(Table.format("%.1f", samples.median(root, Sample::wall))));
        return table + " |\n";
    }

    private static String share(List<Timeline> runs, Timeline.Layer layer) {
        double part = Samples.median(
                runs.stream().mapToDouble(run -> run.millis(layer)).toArray());
        return Double.isNaN(part) ? "" : Table.format("%.1f (%.0f %%)", part, 100 * part / total(runs));
    }

    private static double total(List<Timeline> runs) {
        return Samples.median(runs.stream().mapToDouble(Timeline::total).toArray());
    }

    /** A shell reads byte by byte: to trace that costs more than all the rest, so only where it is small against it. */
    private static String calls(Row row) {
        return row.third().isEmpty() ? CALLS : CALLS + ",read";
    }

    private List<Timeline> traced(String name) throws IOException {
        Row row = Bench.named(rows, name);
        Row ending = row.endingIn(stage.end(false));
        Path trace = stage.path("trace");
        List<Timeline> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            List<String> command = new ArrayList<>(
                    List.of("strace", "-f", "-ttt", "--seccomp-bpf", "-e", calls(row), "-o", trace.toString()));
            if (!row.third().isEmpty()) {
                command.addAll(0, List.of("sh", "-c", "f=$1; shift; exec \"$@\" 3< \"$f\"", "sh", row.third()));
            }
            command.addAll(ending.command());
            Shell.run(ending, stage.withTpm(command), row.directory());
            runs.add(Timeline.parse(Files.readAllLines(trace), !row.third().isEmpty()));
        }
        return runs;
    }
}
