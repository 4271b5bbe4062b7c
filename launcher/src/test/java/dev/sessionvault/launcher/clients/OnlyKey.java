package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The promise of a run: this key in this variable, nothing else that is secret, and no launcher left behind. */
record OnlyKey(String variable, String key) {

    static OnlyKey of(String variable, String key) {
        return new OnlyKey(variable, key);
    }

    /** @param tool the binary's name */
    void holds(String tool, Desk desk, Outcome outcome) {
        assertFalse(outcome.requests().isEmpty(), outcome.explained());
        for (Request request : outcome.requests()) {
            TestKeys.PLANTED.values().forEach(planted -> assertFalse(request.contains(planted), request::line));
            RunningProgram program = Answered.tool(tool, request);
            assertEquals(Map.of(variable, key), TestKeys.plantedIn(program), program.file());
            // What is no secret is there as the caller had it.
            assertEquals(desk.environment().get("LANG"), program.value("LANG"), program.file());
            request.programs().forEach(each -> noneHasMore(each, desk));
        }
    }

    /** The tool, what it was wrapped in, and whatever it started. */
    private void noneHasMore(RunningProgram program, Desk desk) {
        for (String entry : program.environment()) {
            assertTrue(entry.equals(variable + "=" + key) || !entry.contains(key), entry);
            TestKeys.PLANTED.values().forEach(planted -> assertFalse(entry.contains(planted), entry));
        }
        assertTrue(program.arguments().stream().noneMatch(each -> each.contains(key)), program.file());
        assertFalse(program.file().endsWith("/java"), () -> "the launcher is still there: " + program.arguments());
        for (String link : program.descriptors()) {
            assertFalse(link.startsWith(desk.vault().toString()), link);
            assertFalse(link.equals(desk.passphrase().toString()), link);
        }
    }

    /** None of the keys stands in any file that the tool or the launcher wrote. */
    static void leftNoTrace(Desk desk, List<String> keys) throws IOException {
        List<String> all = new ArrayList<>(keys);
        all.addAll(TestKeys.PLANTED.values());
        assertEquals(List.of(), Traces.under(desk.root(), all));
    }
}
