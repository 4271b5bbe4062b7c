package dev.sessionvault.launcher.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sets the stage, measures all commands in turn in one run, prints one table. */
final class Bench {
    private static final int WARM_UPS = 3;

    private Bench() {}

    /** System properties: bench.rounds; bench.out, a file for the table; bench.sources; sv.image. */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.getInteger("bench.rounds", 20);
        try (Stage stage = Stage.open()) {
            List<Row> rows = rows(stage);
            Samples samples = new Plan(stage, rows).measure(rounds, WARM_UPS);
            String report = new Table(rows, samples).print()
                    + "\n" + new Layers(stage, rows, samples).print()
                    + "\n" + new Footer(stage, named(rows, SvRows.TPM)).print();
            System.out.println("\n" + report);
            String out = System.getProperty("bench.out", "");
            if (!out.isEmpty()) {
                Files.writeString(Path.of(out), report);
            }
        }
    }

    static Row named(List<Row> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<Row> rows(Stage stage) throws Exception {
        List<Row> rows = new ArrayList<>(new FloorRows(stage).all());
        rows.addAll(new SvRows(stage).all());
        rows.addAll(new PeerRows(stage).all());
        return rows;
    }
}
