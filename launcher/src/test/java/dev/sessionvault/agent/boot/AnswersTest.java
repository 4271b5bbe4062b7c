package dev.sessionvault.agent.boot;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AnswersTest {
    private static final String KEY = "the-key";

    private final HeldKey held = new HeldKey(KEY.getBytes(StandardCharsets.US_ASCII), KEY.length());
    private final Answers answers =
            new Answers("MINE", held, Set.of("OTHERS"), new Wrapping("/sv", Map.of("tool", "t")));

    @Test
    void all_isTheEnvironmentWithTheKey_andWithoutWhatIsHidden() {
        Map<String, String> all = answers.all(Map.of("MINE", "stale", "OTHERS", "hidden", "COLOUR", "green"));

        assertEquals(Map.of("MINE", KEY, "COLOUR", "green"), all);
        assertEquals(2, all.size());
        assertEquals("the-key", Map.copyOf(all).get("MINE"));
        assertSame(all, answers.all(Map.of()));
    }

    @Test
    void all_refusesWhatTheJdksMapRefuses() {
        Map<String, String> all = answers.all(System.getenv());

        assertThrows(NullPointerException.class, () -> all.get(null));
        assertThrows(ClassCastException.class, () -> all.get((Object) Boolean.TRUE));
        assertThrows(UnsupportedOperationException.class, () -> all.put("A", "b"));
        assertThrows(UnsupportedOperationException.class, () -> all.remove("MINE"));
        assertThrows(UnsupportedOperationException.class, all::clear);
        Map.Entry<String, String> last = null;
        Iterator<Map.Entry<String, String>> entries = all.entrySet().iterator();
        while (entries.hasNext()) {
            last = entries.next();
        }
        Map.Entry<String, String> key = requireNonNull(last);
        assertEquals("MINE=the-key", key.toString());
        assertThrows(UnsupportedOperationException.class, () -> key.setValue("x"));
        assertThrows(NoSuchElementException.class, entries::next);
    }

    @Test
    void key_isGone_onceWiped() throws InterruptedException {
        Map<String, String> all = answers.all(Map.of());
        assertTrue(all.containsKey("MINE"));

        Thread exit = new Wiping(held);
        exit.start();
        exit.join();

        assertNull(answers.one("stale", "MINE"));
        assertFalse(all.containsKey("MINE"));
        assertEquals(Map.of(), all);
        assertFalse(held.is(KEY));
    }

    @Test
    void children_getNoKey_underNoName() {
        Map<String, String> copy = new HashMap<>(Map.of("MINE", "stale", "OTHERS", "hidden", "COLOUR", "green"));
        assertEquals(Map.of("COLOUR", "green"), answers.forChild(copy));

        Map<String, String> given =
                new HashMap<>(Map.of("MINE", KEY, "SECOND", KEY, "OTHERS", "its own", "A", "the-kex"));
        assertEquals(Map.of("OTHERS", "its own", "A", "the-kex"), answers.withoutKey(given));
    }

    @Test
    void withoutAKey_itsVariableIsAsItIs() {
        Answers none = new Answers(null, null, Set.of("OTHERS"), new Wrapping("/sv", Map.of()));

        assertEquals("stale", none.one("stale", "MINE"));
        assertNull(none.one("hidden", "OTHERS"));
        assertEquals(Map.of("MINE", "stale"), none.all(Map.of("MINE", "stale", "OTHERS", "hidden")));
    }

    @Test
    void tool_isStartedBySv_whateverItsPath() {
        assertCommand(new String[] {"/sv", "run", "t", "--", "-p", "hi"}, "tool", "-p", "hi");
        assertCommand(new String[] {"/sv", "run", "t", "--"}, "/project/bin/tool");
        assertCommand(new String[] {"tools", "tool"}, "tools", "tool");
        assertCommand(new String[] {});
    }

    @Test
    void answers_areGivenOnce() {
        Answers.give(new Answers(null, null, Set.of(), new Wrapping("", Map.of())));

        assertThrows(IllegalStateException.class, () -> Answers.give(answers));
    }

    private void assertCommand(String[] expected, String... command) {
        assertEquals(List.of(expected), List.of(answers.command(command)));
    }
}
