package dev.sessionvault.launcher.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts of every layout that the grammar allows: what is put in is read back, nothing else moves, and it goes again. */
class JsonDocumentPropertyTest {
    private static final JsonValue VALUE = JsonValue.object().with("label", JsonValue.of("sv: x"));

    @Test
    void whatIsPutIn_isThere_andComesOutWithoutATrace() throws MalformedException {
        Random random = new Random(20_261_122);
        int nested = 0;
        for (int i = 0; i < 20_000; i++) {
            String before = new RandomJson(random).object();
            List<String> path = path(random);
            boolean element = random.nextBoolean();
            JsonDocument document = JsonDocument.parse(before, "  ");
            JsonDocument after;
            try {
                after = element ? document.add(path, VALUE) : document.put(path, "sv: new", VALUE);
            } catch (MalformedException e) {
                continue; // another kind of value is in the way
            }
            nested += path.size() > 1 ? 1 : 0;
            check(before, after, path, element);
        }
        assertTrue(nested > 2_000, "too few that mean something: " + nested);
    }

    private static void check(String before, JsonDocument after, List<String> path, boolean element)
            throws MalformedException {
        List<String> member = new ArrayList<>(path);
        member.add("sv: new");
        assertTrue(element ? after.listHas(path, "label", "sv: x") : after.has(member), after.text());
        JsonDocument read = JsonDocument.parse(after.text(), "  ");
        JsonDocument back = element ? read.removeFrom(path, "label", "sv: x") : read.remove(member);
        assertEquals(before, back.text(), after.text());
        assertEquals(inserted(before, after.text()), after.text().length() - before.length(), after.text());
    }

    /** How much stands between what both begin with and what both end with: all that was put in, in one piece. */
    private static int inserted(String before, String after) {
        int head = 0;
        while (head < before.length() && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < before.length() - head
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        return after.length() - head - tail;
    }

    private static List<String> path(Random random) {
        List<String> path = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            path.add(RandomJson.NAMES.get(random.nextInt(RandomJson.NAMES.size())));
        }
        return path;
    }
}
