package dev.sessionvault.launcher.edit;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value to be put into a text: a string, a boolean, a list or an object of such. */
public final class JsonValue {
    private final Object value;

    private JsonValue(Object value) {
        this.value = value;
    }

    public static JsonValue of(String text) {
        return new JsonValue(text);
    }

    public static JsonValue of(boolean truth) {
        return new JsonValue(truth);
    }

    public static JsonValue list(List<String> texts) {
        return new JsonValue(texts.stream().map(JsonValue::of).toList());
    }

    /** An object without members; {@link #with} adds them. */
    public static JsonValue object() {
        return new JsonValue(new LinkedHashMap<String, JsonValue>());
    }

    /** A copy with one member more. */
    public JsonValue with(String name, JsonValue member) {
        Map<String, JsonValue> members = new LinkedHashMap<>(members());
        members.put(name, member);
        return new JsonValue(members);
    }

    /** On one line. */
    String compact() {
        StringBuilder text = new StringBuilder();
        write(text, null, "");
        return text.toString();
    }

    /** Over several lines, the first of which is indented already. */
    String pretty(Layout layout, String indentation) {
        StringBuilder text = new StringBuilder();
        write(text, layout, layout.lineEnd + indentation);
        return text.toString();
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }

    /** @param line what begins a line at this depth; objects only: lists are short, and stay on theirs */
    private void write(StringBuilder text, @Nullable Layout layout, String line) {
        if (value instanceof List<?> items) {
            text.append('[');
            for (Object item : items) {
                text.append(text.charAt(text.length() - 1) == '[' ? "" : ", ");
                ((JsonValue) item).write(text, null, "");
            }
            text.append(']');
        } else if (value instanceof Map) {
            object(text, layout, line);
        } else {
            text.append(value instanceof String string ? quoted(string) : value);
        }
    }

    private void object(StringBuilder text, @Nullable Layout layout, String line) {
        boolean first = true;
        for (Map.Entry<String, JsonValue> member : members().entrySet()) {
            text.append(first ? '{' : ',').append(layout == null ? " " : line + layout.unit);
            text.append(quoted(member.getKey())).append(": ");
            member.getValue().write(text, layout, layout == null ? "" : line + layout.unit);
            first = false;
        }
        text.append(first ? "{" : layout == null ? " " : line).append('}');
    }

    @SuppressWarnings("unchecked")
    private Map<String, JsonValue> members() {
        return (Map<String, JsonValue>) value;
    }
}
