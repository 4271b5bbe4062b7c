package dev.sessionvault.launcher.edit.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** A key somewhere in any tree, in any layout: taken out, the text means the same without it, and nothing else moved. */
class KeyRemovalPropertyTest {
    @Test
    void json() {
        check(Syntax.JSON, 3_000, 3, KeyRemovalPropertyTest::readJson, TreeWriter::json);
    }

    @Test
    void toml() {
        check(Syntax.TOML, 500, 5, KeyRemovalPropertyTest::readToml, TreeWriter::toml);
    }

    @Test
    void yaml() {
        check(Syntax.YAML, 3_000, 8, KeyRemovalPropertyTest::readYaml, TreeWriter::yaml);
    }

    private interface Writer {
        String write(Map<String, Object> tree, Random random);
    }

    private static void check(Syntax syntax, int rounds, long seed, Function<String, Object> reader, Writer writer) {
        Random random = new Random(seed);
        for (int i = 0; i < rounds; i++) {
            Map<String, Object> tree = new RandomTree(random).map();
            String text = writer.write(tree, random);
            assertEquals(tree, reader.apply(text), () -> "the test's own text: " + text);
            String before = random.nextInt(4) == 0 ? text.replace("\n", "\r\n") : text;
            check(syntax, before, RandomTree.without(tree), reader);
        }
    }

    private static void check(Syntax syntax, String before, Object expected, Function<String, Object> reader) {
        String after;
        try (KeyText text = Marked.text(before);
                KeyText without = Marked.without(syntax, text)) {
            after = new String(without.bytes(), StandardCharsets.UTF_8);
        } catch (UnsureException e) {
            throw new AssertionError(e.why() + " in:\n" + before, e);
        }
        assertEquals(expected, reader.apply(after), () -> "of:\n" + before + "\ncame:\n" + after);
        assertTrue(isCutFrom(before, after), () -> "of:\n" + before + "\ncame:\n" + after);
    }

    /** Whether all that both do not begin or end with is a pair of brackets, or stood there before. */
    private static boolean isCutFrom(String before, String after) {
        int head = 0;
        while (head < after.length() && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < after.length() - head
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        String middle = after.substring(head, after.length() - tail);
        return middle.matches(" ?(\\[]|\\{})?") || before.contains(middle);
    }

    private static Object readYaml(String text) {
        return normal(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private static Object readToml(String text) {
        var parsed = Toml.parse(text);
        assertTrue(parsed.errors().isEmpty(), () -> parsed.errors() + " in:\n" + text);
        return normal(parsed);
    }

    private static Object normal(Object value) {
        if (value instanceof TomlTable table) {
            Map<String, Object> map = new LinkedHashMap<>();
            table.keySet().forEach(name -> map.put(name, normal(table.get(List.of(name)))));
            return map;
        }
        if (value instanceof TomlArray array) {
            return array.toList().stream().map(KeyRemovalPropertyTest::normal).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put(name.toString(), normal(member)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(KeyRemovalPropertyTest::normal).toList();
        }
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }

    private static Object readJson(String text) {
        JsonFactory factory = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .build();
        try (JsonParser parser = factory.createParser(text)) {
            parser.nextToken();
            return value(parser);
        } catch (java.io.IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Object value(JsonParser parser) throws java.io.IOException {
        switch (parser.currentToken()) {
            case START_OBJECT:
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                return map;
            case START_ARRAY:
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                return list;
            case VALUE_NUMBER_INT:
                return parser.getLongValue();
            case VALUE_TRUE:
                return true;
            default:
                return parser.getText();
        }
    }
}
