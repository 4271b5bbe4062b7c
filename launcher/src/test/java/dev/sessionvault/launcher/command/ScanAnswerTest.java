package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.leak.Evidence;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Kind;
import dev.sessionvault.launcher.leak.PathBytes;
import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.search.Leaks;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What {@code sv scan} answers about findings of every kind. */
class ScanAnswerTest {
    private static final Path HERE = Path.of("/home/me/a b");
    private static final Kind CLAUDE =
            new Kind("anthropic-api", "Anthropic API key", "claude", "https://c.example/keys");
    private static final Kind NAMED = new Kind("named", "key", null, null);

    private static final List<Finding> FINDINGS = List.of(
            new Finding(
                    CLAUDE, Evidence.FORM, new Place.InFile(HERE.resolve("\u00fc\n"), 7, 108, 3, 2), "K", "0123456789"),
            new Finding(NAMED, Evidence.NAME, new Place.InFile(Path.of("/etc/x"), 0, 9, 1, 1), "\033[2J", "1123456789"),
            new Finding(NAMED, Evidence.NAME, new Place.InStore(HERE.resolve("f"), "its key is beside it"), "", ""),
            new Finding(NAMED, Evidence.ENTROPY, new Place.InGit(HERE, "c".repeat(40), "p/q", 4, 5), "t", "2123456789"),
            new Finding(NAMED, Evidence.ENTROPY, new Place.InGit(HERE, "", "p/q", 4, 5), "t", "2123456789"),
            new Finding(CLAUDE, Evidence.FORM, new Place.InProcess(12, "node", "K", -1, 2), "K", "3123456789"),
            new Finding(CLAUDE, Evidence.FORM, new Place.InProcess(12, "node", "", 1, 0), "", "4123456789"),
            new Finding(CLAUDE, Evidence.FORM, new Place.InObject(HERE, "d".repeat(40), 6, 7), "K", "5123456789"));

    private static final Leaks.Result RESULT =
            new Leaks.Result(FINDINGS, List.of(new Leaks.Unread("/x\n", "permission denied")), 5, 600);

    @Test
    void lines_areThoseThatEditorsAndGitKnow() {
        List<String> lines = FINDINGS.stream()
                .map(finding -> new FindingLine(finding, HERE))
                .map(line -> line.place() + line.rest())
                .toList();
        assertEquals(
                List.of(
                        "$'\\xc3\\xbc\\n':3:2: Anthropic API key (K), fingerprint 0123456789",
                        "/etc/x:1:1: key ($'\\x1b[2J'), fingerprint 1123456789",
                        "f:1:1: key: its key is beside it",
                        "cccccccccccc:p/q:4:5: key (t), fingerprint 2123456789",
                        "p/q:4:5: key (t), staged, fingerprint 2123456789",
                        "process 12 (node): Anthropic API key (K), and in 2 more, fingerprint 3123456789",
                        "process 12 (node): Anthropic API key in argument 1, which everybody here can read,"
                                + " fingerprint 4123456789",
                        "dddddddddddd:6:7: Anthropic API key (K), which git in /home/me/a b keeps though nothing leads"
                                + " to it, fingerprint 5123456789"),
                lines);
    }

    @Test
    void paths_areRelativeBelowHere_only() {
        assertEquals("b", ShownPath.of(HERE.resolve("b"), HERE));
        assertEquals("/home/me/a bc", ShownPath.of(Path.of("/home/me/a bc"), HERE));
        assertEquals("/home/me", ShownPath.of(Path.of("/home/me"), HERE));
        assertEquals("etc", ShownPath.of(Path.of("/etc"), Path.of("/")));
        assertEquals("$'it\\'s\\\\\\xff\\x09'", ShownPath.of("it's\\\u00ff\t".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(
                "file:///a%20b/%FF%25",
                ShownPath.uri(PathBytes.path("/a b/\u00ff%".getBytes(StandardCharsets.ISO_8859_1))));
    }

    @Test
    void keyInAName_isNotShown() {
        String key = new Canary().key;
        String masked = "x/" + "*".repeat(key.length()) + "/y";
        assertEquals(masked, ShownPath.of(("x/" + key + "/y").getBytes(StandardCharsets.UTF_8)));
        assertFalse(ShownPath.uri(HERE.resolve(key)).contains(key.substring(20)));
    }

    @Test
    void json_hasAllOfIt() throws IOException {
        Map<?, ?> json = (Map<?, ?>) parse(new FindingsJson(HERE, Holders.unasked()).text(FINDINGS, RESULT));
        List<?> findings = list(json.get("findings"));
        assertEquals(FINDINGS.size(), findings.size());
        Map<?, ?> first = (Map<?, ?>) findings.get(0);
        assertEquals("anthropic-api", first.get("kind"));
        Map<?, ?> place = map(first.get("place"));
        assertEquals("file:///home/me/a%20b/%C3%BC%0A", place.get("uri"));
        assertEquals(3L, place.get("line"));
        assertEquals(1, list(json.get("unread")).size());
    }

    /** What the schema of SARIF 2.1.0 requires of the objects that are used, and of their values. */
    @Test
    void sarif_isAsItsSchemaWantsIt() throws IOException {
        Map<?, ?> log = (Map<?, ?>) parse(new Sarif(HERE, Holders.unasked()).text(FINDINGS, RESULT));
        assertEquals("2.1.0", log.get("version"));
        Map<?, ?> run = only(log.get("runs"));
        Map<?, ?> driver = map(map(run.get("tool")).get("driver"));
        assertInstanceOf(String.class, driver.get("name"));
        List<?> rules = list(driver.get("rules"));
        assertEquals(
                List.of("anthropic-api", "named"),
                rules.stream().map(rule -> map(rule).get("id")).toList());
        rules.forEach(rule -> assertText(map(rule).get("shortDescription")));
        Map<?, ?> invocation = only(run.get("invocations"));
        assertEquals(false, invocation.get("executionSuccessful"));
        assertText(only(invocation.get("toolExecutionNotifications")).get("message"));
        String base = text(
                map(map(run.get("originalUriBaseIds")).get("WORKINGDIRECTORY")).get("uri"));
        assertTrue(base.startsWith("file:///") && base.endsWith("/"), base);
        List<?> results = list(run.get("results"));
        assertEquals(FINDINGS.size(), results.size());
        results.forEach(result -> assertResult(map(result), rules));
        Map<?, ?> first = map(only(map(results.get(0)).get("locations")).get("physicalLocation"));
        assertEquals(Map.of("uri", "%C3%BC%0A", "uriBaseId", "WORKINGDIRECTORY"), first.get("artifactLocation"));
        assertEquals(Map.of("startLine", 3L, "byteOffset", 7L, "byteLength", 108L), first.get("region"));
    }

    private static void assertResult(Map<?, ?> result, List<?> rules) {
        assertText(result.get("message"));
        int rule = Math.toIntExact(number(result.get("ruleIndex")));
        assertEquals(map(rules.get(rule)).get("id"), result.get("ruleId"));
        assertEquals("error", result.get("level"));
        map(result.get("partialFingerprints")).values().forEach(value -> assertInstanceOf(String.class, value));
        Map<?, ?> location = only(result.get("locations"));
        assertTrue(location.containsKey("physicalLocation") || location.containsKey("logicalLocations"));
        if (location.get("physicalLocation") instanceof Map<?, ?> physical) {
            URI uri = URI.create(text(map(physical.get("artifactLocation")).get("uri")));
            assertTrue(uri.isAbsolute() || map(physical.get("artifactLocation")).containsKey("uriBaseId"));
            if (physical.get("region") instanceof Map<?, ?> region) {
                assertTrue(number(region.get("startLine")) >= 1);
            }
        }
    }

    @Test
    void acceptedKeys_areAListOfFingerprints() throws Exception {
        Path config = Files.createTempDirectory("config");
        assertEquals(0, AcceptedFindings.read(config.toFile()).fingerprints().size());
        Path file = config.resolve("scan-ignore");
        Files.writeString(file, "# ours\n\n0123456789 the example\r\n  abcdefabcd# another\nabcdef0123");
        assertEquals(
                java.util.Set.of("0123456789", "abcdefabcd", "abcdef0123"),
                AcceptedFindings.read(config.toFile()).fingerprints());
        for (String wrong : List.of("012345678", "01234567890", "0123456789A", "*", "x 0123456789")) {
            Files.writeString(file, "0123456789\n" + wrong + "\n");
            LauncherException e = assertThrows(LauncherException.class, () -> AcceptedFindings.read(config.toFile()));
            assertTrue(String.valueOf(e.getMessage()).contains(": line 2: "), e.getMessage());
        }
        Files.delete(file);
        Files.delete(config);
    }

    @Test
    void sizes_areReadInPowersOf1024() throws LauncherException {
        assertEquals(Long.MAX_VALUE, Size.parse(null));
        assertEquals(10, Size.parse("10"));
        assertEquals(512 << 10, Size.parse("512k"));
        assertEquals(3L << 30, Size.parse("3G"));
        for (String wrong : List.of("", "K", "-1", "1T", "1.5M", "9999999999999")) {
            assertThrows(LauncherException.class, () -> Size.parse(wrong), wrong);
        }
    }

    /** What https://pre-commit.com wants of an entry; the command is one that sv has. */
    @Test
    void entryForPreCommit_isWhole() throws IOException {
        Path file = Path.of("..", ".pre-commit-hooks.yaml");
        List<?> entries = (List<?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        Map<?, ?> entry = only(entries);
        assertNotNull(entry.get("id"));
        assertNotNull(entry.get("name"));
        assertEquals("sv scan --staged", entry.get("entry"));
        assertEquals("system", entry.get("language"));
        assertEquals(false, entry.get("pass_filenames"));
    }

    private static void assertText(@Nullable Object message) {
        assertInstanceOf(String.class, map(message).get("text"));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return assertInstanceOf(Map.class, value);
    }

    private static List<?> list(@Nullable Object value) {
        return assertInstanceOf(List.class, value);
    }

    private static String text(@Nullable Object value) {
        return assertInstanceOf(String.class, value);
    }

    private static long number(@Nullable Object value) {
        return assertInstanceOf(Long.class, value);
    }

    private static Map<?, ?> only(@Nullable Object list) {
        List<?> elements = list(list);
        assertEquals(1, elements.size());
        return map(elements.get(0));
    }

    private static Object parse(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            Object value = value(parser);
            assertEquals(null, parser.nextToken());
            return value;
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser));
            }
            return members;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser));
            }
            return elements;
        }
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> "null";
            default -> parser.getText();
        };
    }
}
