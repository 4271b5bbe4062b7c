package dev.sessionvault.launcher.leak.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The detector against lines that we wrote: how much it finds, and how much of what it finds is a key. */
class CorpusTest {
    private static final double DEMANDED = 0.98;

    private static final Score SCORE = new Score();

    @BeforeAll
    static void searchAll() {
        Corpus.positive().forEach(SCORE::positive);
        Corpus.negative().forEach(SCORE::negative);
        System.out.println(SCORE.report());
    }

    @Test
    void corpus_isLargeEnough() {
        assertTrue(SCORE.positives() >= 400, () -> SCORE.positives() + " positive lines");
        assertTrue(SCORE.negatives() >= 4000, () -> SCORE.negatives() + " negative lines");
    }

    @Test
    void recall_isAsDemanded() {
        assertTrue(SCORE.recall() >= DEMANDED, () -> "recall " + SCORE.recall());
    }

    @Test
    void precision_isAsDemanded() {
        assertTrue(SCORE.precision() >= DEMANDED, () -> "precision " + SCORE.precision());
    }

    /** A mark that is missing hides a step back; one too many hides a step forward. */
    @Test
    void marks_areOnTheLinesThatAreMissedOrWrong() {
        assertEquals(List.of(), SCORE.surprises());
    }

    /** What precedes a line in a file must not make a key of it. */
    @Test
    void negativeFiles_searchedWhole_haveAsManyHitsAsTheirMarkedLines() throws Exception {
        for (var file : Corpus.negativeFiles()) {
            byte[] bytes = Files.readAllBytes(file);
            long marked = Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("! "))
                    .count();
            List<String> names = new ArrayList<>();
            Detector.standard()
                    .search(bytes, 0, bytes.length, hit -> names.add(hit.kind().id() + " " + hit.name()));
            assertEquals(marked, names.size(), () -> file + ": " + names);
        }
    }
}
