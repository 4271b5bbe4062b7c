package dev.sessionvault.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The rows as measure.c reads them. Each is first proven: the program in the end must have the key. */
final class Plan {
    private final Stage stage;
    private final List<Row> rows;

    Plan(Stage stage, List<Row> rows) {
        this.stage = stage;
        this.rows = rows;
    }

    Samples measure(int rounds, int warmUps) throws IOException {
        Path measure = stage.compiled("measure");
        prove(measure);
        String table = run(measure, write(rows, false), rounds, warmUps);
        return Samples.parse(table);
    }

    /** Once, with a program in the end that fails without the key. */
    private void prove(Path measure) throws IOException {
        List<String> keyless = List.of(FloorRows.BARE_JVM, FloorRows.SCRIPT);
        List<Row> proven =
                rows.stream().filter(row -> !keyless.contains(row.name())).toList();
        run(measure, write(proven, true), 1, 0);
    }

    private String run(Path measure, Path plan, int rounds, int warmUps) throws IOException {
        List<String> command = stage.withTpm(
                List.of(measure.toString(), plan.toString(), String.valueOf(rounds), String.valueOf(warmUps)));
        Row row = new Row("measure", command, System.getenv(), stage.directory, "", "");
        return Shell.run(row, command, stage.directory);
    }

    private Path write(List<Row> some, boolean checking) throws IOException {
        StringBuilder plan = new StringBuilder();
        for (Row row : some) {
            if (row.isHere()) {
                write(row.endingIn(stage.end(checking)), plan);
            }
        }
        return Files.writeString(stage.path("plan"), plan);
    }

    private static void write(Row row, StringBuilder plan) {
        plan.append("row ").append(row.name()).append('\n');
        plan.append("dir ").append(row.directory()).append('\n');
        for (Map.Entry<String, String> variable : row.environment().entrySet()) {
            plan.append("env " + variable.getKey() + "=" + variable.getValue() + "\n");
        }
        if (!row.third().isEmpty()) {
            plan.append("fd3 ").append(row.third()).append('\n');
        }
        row.command().forEach(word -> plan.append("arg ").append(word).append('\n'));
    }
}
