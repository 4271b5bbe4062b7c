package dev.sessionvault.launcher.share.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.reflect.Answer;
import dev.sessionvault.launcher.share.channel.LyingRelay.Lie;
import dev.sessionvault.launcher.share.log.LogEvent;
import dev.sessionvault.launcher.share.log.LogLine;
import dev.sessionvault.launcher.share.message.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both real ends, and a relay that does what it can: nothing wrong runs, nothing runs twice, each call has one true answer
 * or a named failure, and neither end keeps anything.
 */
@Timeout(180)
class FaultyRelayTest {
    private static final int CALLS = 16;

    @TempDir
    Path directory;

    private Wire wire;

    @BeforeEach
    void start() throws Exception {
        wire = new Wire();
    }

    @AfterEach
    void stop() throws Exception {
        wire.close();
    }

    private Pair pair(Path where) throws Exception {
        return new Pair(
                Files.createDirectories(where),
                wire.port(),
                Duration.ofMinutes(5),
                "t.count:word=*",
                "t.slow:word=*",
                "t.big:word=*");
    }

    /** What is kept for a next session is there behind a first one. */
    private Leftovers warm() throws Exception {
        Leftovers cold = Leftovers.now();
        try (Pair pair = pair(directory.resolve("warm"))) {
            assertTrue(pair.recipient.call("t.count", "warm").answer().isGood());
        }
        Leftovers.assertNoMoreThan(cold);
        return Leftovers.now();
    }

    @Test
    void eachLie_inTurn_isEndured() throws Exception {
        Leftovers before = warm();
        try (Pair pair = pair(directory.resolve("lies"))) {
            Map<String, Said> calls = new LinkedHashMap<>();
            for (Lie lie : Lie.values()) {
                wire.liar.tellRelay(lie);
                wire.liar.tellEnd(lie);
                String word = "w" + lie.ordinal();
                calls.put(word, pair.recipient.call("t.count", word));
                calls.get(word).answer();
            }
            assertEquals(Lie.values().length, requireTrue(pair, calls, "each lie"));
        }
        Leftovers.assertNoMoreThan(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whateverTheWeather(long seed) throws Exception {
        weather(seed);
    }

    static List<Long> manySeeds() {
        long first = Long.getLong("share.seed", 1000);
        return java.util.stream.LongStream.range(first, first + Integer.getInteger("share.seeds", 60))
                .boxed()
                .toList();
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void whateverTheWeather_manyTimes(long seed) throws Exception {
        weather(seed);
    }

    private void weather(long seed) throws Exception {
        Leftovers before = warm();
        Random random = new Random(seed);
        Map<String, Said> calls = new LinkedHashMap<>();
        try (Pair pair = pair(directory.resolve("weather"))) {
            String told;
            try (Weather weather = new Weather(wire, seed)) {
                for (int i = 0; i < CALLS; i++) {
                    String verb = List.of("t.count", "t.slow", "t.big").get(random.nextInt(3));
                    calls.put("w" + i, pair.recipient.call(verb, "w" + i));
                    Thread.sleep(random.nextInt(150));
                }
                told = "seed " + seed + ": " + weather;
            }
            System.out.println(told);
            int good = requireTrue(pair, calls, told);
            assertTrue(good > 0, told);
        }
        Leftovers.assertNoMoreThan(before);
    }

    /** @return how many calls were answered as if nothing had been */
    private static int requireTrue(Pair pair, Map<String, Said> calls, String told) throws Exception {
        int good = 0;
        for (Map.Entry<String, Said> call : calls.entrySet()) {
            good += isTrue(pair, call.getKey(), call.getValue(), told) ? 1 : 0;
        }
        List<String> ran = pair.ran();
        calls.forEach((word, said) -> assertTrue(Collections.frequency(ran, word) <= 1, word + " ran twice: " + told));
        assertTrue(calls.keySet().containsAll(ran), told);
        assertTrue(good == calls.size() || pair.recipient.session.over() != null, told);
        List<LogLine> log = pair.endAndVerify(good);
        assertEquals(ran.size(), Pair.count(log, LogEvent.CALL), told);
        assertEquals(ran.size(), Pair.count(log, LogEvent.DONE), told);
        return good;
    }

    private static boolean isTrue(Pair pair, String word, Said said, String told) throws Exception {
        Answer answer = said.answer();
        assertEquals(1, said.answers(), told);
        if (answer.outcome().kind() == Outcome.Kind.FAILED) {
            assertEquals("ENDED", answer.outcome().reason(), told);
            return false;
        }
        assertEquals(Outcome.exited(0), answer.outcome(), told);
        assertTrue(said.out().endsWith("did " + word + "\n"), told);
        assertTrue(answer.receipt().startsWith(pair.lent.opening.session()), told);
        assertEquals(1, Collections.frequency(pair.ran(), word), told);
        return true;
    }
}
