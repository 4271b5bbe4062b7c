package dev.sessionvault.launcher.clients;

import java.util.Map;
import java.util.TreeMap;

/** Keys in the shape of the real ones, put together here so that no scanner takes the source for a leak. */
final class TestKeys {
    static final String CLAUDE = anthropic('v');
    static final String CODEX = openai('v');

    /** What a careless caller has in his environment: other tools' keys, this tool's own old one, one in disguise. */
    static final Map<String, String> PLANTED = new TreeMap<>(Map.of(
            "ANTHROPIC_API_KEY", anthropic('a'),
            "CODEX_API_KEY", openai('c'),
            "OPENAI_API_KEY", openai('o'),
            "GEMINI_API_KEY", "AIza" + "g".repeat(35),
            "MY_NOTES", anthropic('n')));

    static Desk plant(Desk desk) {
        PLANTED.forEach(desk::with);
        return desk;
    }

    /** Which of the planted variables this program has, and with which values. */
    static Map<String, String> plantedIn(RunningProgram program) {
        Map<String, String> found = new TreeMap<>();
        for (String name : PLANTED.keySet()) {
            if (program.has(name)) {
                found.put(name, program.value(name));
            }
        }
        return found;
    }

    private static String anthropic(char letter) {
        return "sk-ant-" + "api03-" + Character.toString(letter).repeat(93) + "AA";
    }

    private static String openai(char letter) {
        String half = Character.toString(letter).repeat(74);
        return "sk-" + "proj-" + half + "T3BlbkFJ" + half;
    }

    private TestKeys() {}
}
