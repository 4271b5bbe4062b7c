package dev.sessionvault.launcher.reflect.mcp;

import dev.sessionvault.launcher.reflect.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a call has brought, in text for a model, and in fields for a program. */
final class ToolOutput {
    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private final Answer answer;
    private final Captured stdout;
    private final Captured stderr;

    ToolOutput(Answer answer, Captured stdout, Captured stderr) {
        this.answer = answer;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** Of every tool. */
    static Map<String, Object> schema() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("exitCode", described("integer", "What the program ended with, or the status of HTTP"));
        fields.put("stdout", TEXT);
        fields.put("stderr", TEXT);
        fields.put("truncated", described("boolean", "Whether something was left out of stdout or stderr"));
        fields.put("receipt", described("string", "Under what name the owner's signed receipt was kept"));
        return Map.of(
                "type",
                "object",
                "properties",
                fields,
                "required",
                List.copyOf(fields.keySet()),
                "additionalProperties",
                false);
    }

    private static Map<String, Object> described(String type, String text) {
        return Map.of("type", type, "description", text);
    }

    /** Only what ran to an end of its own has an exit code. */
    boolean isStructured() {
        return answer.outcome().kind().isOwn();
    }

    Map<String, Object> structured() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("exitCode", exitCode());
        fields.put("stdout", stdout.text());
        fields.put("stderr", stderr.text());
        fields.put("truncated", stdout.isCut() || stderr.isCut());
        fields.put("receipt", answer.receipt());
        return fields;
    }

    /** As a shell has it: 128 and the signal's number. */
    private int exitCode() {
        int code = answer.outcome().code();
        return switch (answer.outcome().kind()) {
            case SIGNALLED -> 128 + code;
            case EXITED, ANSWERED, STOPPED, REFUSED, FAILED -> code;
        };
    }

    String text() {
        StringBuilder text = new StringBuilder(stdout.text());
        append(text, stderr.size() > 0 ? "[stderr]\n" + stderr.text() : "");
        append(text, answer.told().isEmpty() ? "" : "[sv: " + answer.told() + "]");
        return text.toString();
    }

    private static void append(StringBuilder text, String more) {
        if (!more.isEmpty() && text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        text.append(more);
    }
}
