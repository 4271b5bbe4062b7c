package dev.sessionvault.agent.install;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code sv agent} says: which variable the key goes into, which are hidden, which programs are tools. */
final class Facts {
    private static final String END = "end";

    private final Map<String, String> tools = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private @Nullable String variable;

    private Facts() {}

    /** Strict: an sv of another version, and an answer that was cut off, are no answer. */
    static Facts read(Reading answer) throws Refusal {
        String[] records = new String(answer.bytes(), 0, answer.length(), StandardCharsets.UTF_8).split("\0", -1);
        int last = records.length - 2;
        if (last < 0 || !records[last].equals(END) || !records[last + 1].isEmpty()) {
            throw disagreement("its answer has no end");
        }
        Facts facts = new Facts();
        for (int i = 0; i < last; i++) {
            facts.take(records[i]);
        }
        return facts;
    }

    private void take(String record) throws Refusal {
        int equals = record.indexOf('=');
        String value = record.substring(equals + 1);
        switch (equals < 0 ? "" : record.substring(0, equals)) {
            case "variable" -> variable = value;
            case "hide" -> hidden.add(value);
            case "tool" -> tools.put(value.substring(value.indexOf('=') + 1), value.substring(0, value.indexOf('=')));
            default -> throw disagreement("it says something that this agent does not know");
        }
    }

    @Nullable
    String variable() {
        return variable;
    }

    Set<String> hidden() {
        return hidden;
    }

    /** From a program's name to the tool. */
    Map<String, String> tools() {
        return tools;
    }

    static Refusal disagreement(String why) {
        return new Refusal(
                Refusal.OUR_BUG,
                "understand sv: " + why,
                "sv-agent.jar and sv are of different versions: take both from one download");
    }
}
