package dev.sessionvault.root.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which situations are made in which environment; ROOTS.md shows the same table. */
final class SituationTable {
    private static final String FILE = "situations.txt";

    private SituationTable() {}

    static Set<Situation> row(String environment) {
        return Objects.requireNonNull(rows().get(environment), "no row in " + FILE + ": " + environment);
    }

    static Map<String, Set<Situation>> rows() {
        Map<String, Set<Situation>> rows = new LinkedHashMap<>();
        text().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] words = line.split("\\s+");
            rows.put(words[0], situations(words));
        });
        return rows;
    }

    private static Set<Situation> situations(String[] words) {
        Set<Situation> situations = EnumSet.noneOf(Situation.class);
        for (Situation situation : Situation.values()) {
            if (Set.of(words).contains(situation.word())) {
                situations.add(situation);
            }
        }
        if (situations.size() != words.length - 1) {
            throw new IllegalStateException("not a situation: " + String.join(" ", words));
        }
        return situations;
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(SituationTable.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(FILE, e);
        }
    }
}
