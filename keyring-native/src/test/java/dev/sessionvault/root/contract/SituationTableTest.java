package dev.sessionvault.root.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SituationTableTest {

    @Test
    void rootsMd_showsTheSameTable() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Map.Entry<String, Set<Situation>> row : SituationTable.rows().entrySet()) {
            expected.add(line(row.getKey(), row.getValue()));
        }
        List<String> lines = Files.readAllLines(Path.of("ROOTS.md"));
        int first = lines.indexOf(lines.stream()
                        .filter(line -> line.startsWith("| environment |"))
                        .findFirst()
                        .orElseThrow())
                + 2;
        List<String> shown = lines.subList(first, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertEquals(expected, shown);
    }

    private static String line(String environment, Set<Situation> made) {
        StringBuilder line = new StringBuilder("| `" + environment + "` |");
        for (Situation situation : Situation.values()) {
            line.append(made.contains(situation) ? " yes |" : " |");
        }
        return line.toString();
    }
}
