package dev.sessionvault.launcher.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {
    private static final JsonValue VALUE = JsonValue.object().with("a", JsonValue.of("b"));

    @Test
    void onLinesOfItsOwn_whereTheOthersAre() throws MalformedException {
        String before = "{ // mine\n\t\"x\": 1, // one\n\t\"y\": [],\n}\n";

        JsonDocument after = JsonDocument.parse(before, "  ").put(List.of(), "new", VALUE);

        assertEquals(
                "{ // mine\n\t\"new\": {\n\t\t\"a\": \"b\"\n\t},\n\t\"x\": 1, // one\n\t\"y\": [],\n}\n", after.text());
        assertEquals(before, after.remove(List.of("new")).text());
    }

    @Test
    void lineEndsAreTheFiles() throws MalformedException {
        String before = "{\r\n  \"x\": [\r\n  ]\r\n}";

        JsonDocument after = JsonDocument.parse(before, "    ").add(List.of("x"), VALUE);

        assertEquals("{\r\n  \"x\": [\r\n    {\r\n      \"a\": \"b\"\r\n    }\r\n  ]\r\n}", after.text());
        assertEquals(before, after.removeFrom(List.of("x"), "a", "b").text());
    }

    @Test
    void whatStandsOnOneLine_staysOnOne() throws MalformedException {
        assertBothWays("{\"x\": 1}", "{\"new\": { \"a\": \"b\" }, \"x\": 1}");
        assertBothWays("{}", "{\"new\": { \"a\": \"b\" }}");
        assertBothWays("{ }", "{\"new\": { \"a\": \"b\" } }");
        assertBothWays("{ \"x\": 1 }", "{ \"new\": { \"a\": \"b\" }, \"x\": 1 }");
    }

    @Test
    void whatHasNoValueYet_getsOne() throws MalformedException {
        assertBothWays("", "{ \"new\": { \"a\": \"b\" } }");
        assertBothWays("// nothing yet\n", "// nothing yet\n{ \"new\": { \"a\": \"b\" } }");
    }

    private static void assertBothWays(String before, String expected) throws MalformedException {
        JsonDocument after = JsonDocument.parse(before, "  ").put(List.of(), "new", VALUE);
        assertEquals(expected, after.text());
        assertEquals(before, after.remove(List.of("new")).text());
    }

    @Test
    void containersThatWereMissing_goWithTheirLastChild() throws MalformedException {
        String before = "{\n  \"x\": 1\n}\n";
        JsonDocument one = JsonDocument.parse(before, "  ").put(List.of("p", "q"), "first", VALUE);
        JsonDocument two = one.put(List.of("p", "q"), "second", VALUE);

        assertEquals(before, one.remove(List.of("p", "q", "first")).text());
        assertEquals(
                before,
                two.remove(List.of("p", "q", "first"))
                        .remove(List.of("p", "q", "second"))
                        .text());
        assertEquals(one.text(), two.remove(List.of("p", "q", "second")).text());
    }

    @Test
    void anEmptyContainerOfTheUsers_stays() throws MalformedException {
        for (String empty : List.of("{}", "{ }", "{\n}", "{ // c\n  }", "{/* c */}")) {
            String before = "{\n  \"p\": " + empty + "\n}\n";
            JsonDocument after = JsonDocument.parse(before, "  ").put(List.of("p"), "new", VALUE);
            assertTrue(after.has(List.of("p", "new", "a")));
            assertEquals(before, after.remove(List.of("p", "new")).text());
        }
    }

    @Test
    void movedToTheEnd_isStillTakenOutWhole() throws MalformedException {
        JsonDocument moved = JsonDocument.parse("{\n  \"x\": 1, // one\n  \"new\": 2\n}\n", "  ");
        assertEquals("{\n  \"x\": 1 // one\n}\n", moved.remove(List.of("new")).text());
    }

    @Test
    void brokenText_isNamedByLineAndColumn() {
        MalformedException e =
                assertThrows(MalformedException.class, () -> JsonDocument.parse("{\n  \"x\": sk-ant\n}", "  "));
        assertTrue(String.valueOf(e.getMessage()).startsWith("line 2, column 10"), e::getMessage);
        assertFalse(String.valueOf(e.getMessage()).contains("sk"), e::getMessage);
        assertThrows(MalformedException.class, () -> JsonDocument.parse("{} {}", "  "));
        assertThrows(MalformedException.class, () -> JsonDocument.parse("{\"x\": ", "  "));
    }

    @Test
    void anotherKindOfValueInTheWay_isNamedByLineAndColumn() throws MalformedException {
        JsonDocument list = JsonDocument.parse("{\n  \"p\": 7}", "  ");
        MalformedException e = assertThrows(MalformedException.class, () -> list.put(List.of("p"), "new", VALUE));
        assertEquals("line 2, column 8: want an object", e.getMessage());
        assertThrows(MalformedException.class, () -> list.add(List.of("p"), VALUE));
    }
}
