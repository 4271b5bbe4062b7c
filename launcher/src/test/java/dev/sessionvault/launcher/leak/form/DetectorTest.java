package dev.sessionvault.launcher.leak.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.leak.Evidence;
import dev.sessionvault.launcher.leak.Hit;
import dev.sessionvault.launcher.leak.Kind;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DetectorTest {
    private static final String BODY = "q8Zt2VbN4xLr7KdW0mYc5HsJ9fGp3TaE6uRi1oXk";

    @Test
    void hit_givesTheKeyAloneAndItsName() {
        Hit hit = only("export MISTRAL_API_KEY=\"" + BODY + "\"\n");
        assertEquals(24, hit.start());
        assertEquals(24 + BODY.length(), hit.end());
        assertEquals("MISTRAL_API_KEY", hit.name());
        assertEquals(Evidence.NAME, hit.evidence());
        assertEquals("vibe", hit.kind().tool());
    }

    @Test
    void evidence_isTheStrongestThereIs() {
        assertEquals(
                Evidence.FORM, only("OPENAI_API_KEY=sk-proj-" + BODY + BODY).evidence());
        assertEquals(Evidence.NAME, only("OPENAI_API_KEY=" + BODY).evidence());
        assertEquals(Evidence.ENTROPY, only("client_secret=" + BODY).evidence());
    }

    @Test
    void name_thatIsAKeyItself_isNotGivenAway() {
        for (Hit hit : search("sk-ant-api03-" + BODY + BODY + " = \"sk-ant-api03-" + BODY + BODY + "\"")) {
            assertEquals("", hit.name());
        }
        assertFalse(only("\"" + BODY + "\": \"sk-ant-api03-" + BODY + BODY + "\"")
                .name()
                .contains("q8Zt"));
    }

    @Test
    void uuid_isAKeyOnlyUnderAProvidersName() {
        String uuid = "7e1b9c42-58d3-4f0a-b6e7-2c9d1f83a0b5";
        assertEquals(List.of(), search("api_key = \"" + uuid + "\""));
        assertEquals("exa-named", only("EXA_API_KEY=" + uuid).kind().id());
    }

    @Test
    void wordsAndRuns_thatALongKeyHasByChance_makeItNoPlaceholder() {
        assertEquals(
                1,
                search("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")
                        .size());
        assertEquals(
                1,
                search("gsk_Y4d193UPPQA7UET9UOWXEh0Y7OV6FNaDgEmabQc7cGqwyOur4Dmm")
                        .size());
        assertEquals(
                0,
                search("sk-or-v1-00000000000000000000000000000000000000000000000000000000000000a1")
                        .size());
        assertEquals(
                0,
                search("sk-ant-api03-YOUR_KEY_q8Zt2VbN4xLr7KdW0mYc5HsJ9fGp3TaE6uRi1oXkAA")
                        .size());
    }

    @Test
    void bytesOutsideOfTheRange_areNotLookedAt() {
        byte[] bytes = ("TOKEN=" + BODY + BODY).getBytes(StandardCharsets.US_ASCII);
        assertEquals(List.of(), search(bytes, 6, bytes.length));
        assertEquals(6 + 40, search(bytes, 0, 6 + 40).get(0).end());
        assertThrows(IndexOutOfBoundsException.class, () -> search(bytes, 0, bytes.length + 1));
    }

    /** Each tool of the table has a kind, for each variable that it reads its key from. */
    @Test
    void everyToolsVariables_areKnown() {
        for (Tool tool : ToolTable.builtIn().tools()) {
            List<String> variables = new ArrayList<>(tool.otherVariables());
            variables.add(tool.variable());
            for (String variable : variables) {
                Hit hit = only("export " + variable + "=" + BODY);
                assertEquals(Evidence.NAME, hit.evidence(), variable);
                assertEquals(variable, hit.name());
            }
        }
    }

    @Test
    void everyKindsTool_isInTheTable() {
        Map<String, Tool> tools = new HashMap<>();
        ToolTable.builtIn().tools().forEach(tool -> tools.put(tool.name().value(), tool));
        for (Shape shape : ShapeIndex.STANDARD.all()) {
            Kind kind = shape.kind;
            if (kind.tool() != null) {
                assertTrue(tools.containsKey(kind.tool()), kind.id());
            }
        }
    }

    @Test
    void kindsOfLogins_endInLogin_andNoOthersDo() {
        Set<String> logins = new HashSet<>();
        ShapeIndex.STANDARD.all().forEach(shape -> logins.add(shape.kind.id()));
        logins.removeIf(id -> !id.endsWith("-login"));
        assertEquals(Set.of("claude-login", "google-login", "github-login"), logins);
    }

    @Test
    void anyBytes_areSearchedWithoutFailing_andHitsAreInOrder() {
        Random random = new Random(3);
        for (int round = 0; round < 400; round++) {
            byte[] bytes = patchwork(random, 4000);
            int last = 0;
            for (Hit hit : search(bytes, 0, bytes.length)) {
                assertTrue(hit.start() >= last && hit.end() > hit.start() && hit.end() <= bytes.length);
                last = hit.end();
            }
        }
    }

    @Test
    void piecesWithTheirOverlap_giveWhatTheWholeGives() {
        Random random = new Random(4);
        for (int round = 0; round < 30; round++) {
            byte[] bytes = patchwork(random, 200_000);
            int piece = 20_000 + random.nextInt(60_000);
            assertEquals(search(bytes, 0, bytes.length), inPieces(bytes, piece));
        }
    }

    private static List<Hit> inPieces(byte[] bytes, int piece) {
        List<Hit> hits = new ArrayList<>();
        for (int start = 0; start < bytes.length; start += piece) {
            int end = Math.min(bytes.length, start + piece);
            int from = Math.max(0, start - Detector.BEFORE);
            int to = Math.min(bytes.length, end + Detector.AFTER);
            for (Hit hit : search(bytes, from, to)) {
                if (hit.start() >= start && hit.start() < end) {
                    hits.add(hit);
                }
            }
        }
        return hits;
    }

    /** Lines of the corpus, halves of them, bytes of any value, and long runs, in any order. */
    private static byte[] patchwork(Random random, int length) {
        List<Case> lines = Lines.ALL;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (out.size() < length) {
            byte[] line = lines.get(random.nextInt(lines.size())).text().getBytes(StandardCharsets.UTF_8);
            int from = random.nextInt(4) == 0 ? random.nextInt(line.length) : 0;
            out.write(line, from, line.length - from);
            if (random.nextInt(20) == 0) {
                byte[] noise = new byte[random.nextInt(700)];
                random.nextBytes(noise);
                out.writeBytes(noise);
            } else if (random.nextInt(60) == 0) {
                out.writeBytes(BODY.repeat(random.nextInt(2000)).getBytes(StandardCharsets.US_ASCII));
            }
            out.write(random.nextInt(3) == 0 ? ' ' : '\n');
        }
        return out.toByteArray();
    }

    private static Hit only(String text) {
        List<Hit> hits = search(text);
        assertEquals(1, hits.size(), text);
        return hits.get(0);
    }

    private static List<Hit> search(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return search(bytes, 0, bytes.length);
    }

    private static List<Hit> search(byte[] bytes, int from, int to) {
        List<Hit> hits = new ArrayList<>();
        Detector.standard().search(bytes, from, to, hits::add);
        return hits;
    }

    /** Read once, and only if wanted. */
    private static final class Lines {
        static final List<Case> ALL = new ArrayList<>();

        static {
            ALL.addAll(Corpus.positive());
            ALL.addAll(Corpus.negative());
        }
    }
}
