package dev.sessionvault.launcher.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text with comments that is changed in place. What is put in becomes the first child of its container: then
 * no comma of others has to change, and taking it out again gives back the very text.
 */
public final class JsonDocument {
    private final String text;
    private final @Nullable JsonNode root;
    private final Layout layout;

    private JsonDocument(String text, @Nullable JsonNode root, Layout layout) {
        this.text = text;
        this.root = root;
        this.layout = layout;
    }

    /** @param unit indentation of one level where the text shows none */
    public static JsonDocument parse(String text, String unit) throws MalformedException {
        return new JsonDocument(text, JsonReader.read(text), Layout.of(text, unit));
    }

    public String text() {
        return text;
    }

    /** The string at that path, or {@code null} if there is none. */
    public @Nullable String string(List<String> path) {
        JsonNode node = find(path);
        return node == null || node.kind != '"' ? null : node.text;
    }

    public boolean has(List<String> path) {
        return find(path) != null;
    }

    public boolean isTrue(List<String> path) {
        JsonNode node = find(path);
        return node != null && text.startsWith("true", node.start);
    }

    /** Whether the list at that path has an object whose member {@code name} says {@code wanted}. */
    public boolean listHas(List<String> path, String name, String wanted) {
        return element(path, name, wanted) != null;
    }

    private @Nullable JsonNode find(List<String> path) {
        JsonNode node = root;
        for (String name : path) {
            node = node == null ? null : node.member(name);
        }
        return node;
    }

    private @Nullable JsonNode element(List<String> path, String name, String wanted) {
        JsonNode list = find(path);
        if (list == null || !list.isArray()) {
            return null;
        }
        for (JsonNode child : list.children) {
            JsonNode member = child.member(name);
            if (member != null && member.kind == '"' && member.text.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** Puts a member into the object at {@code path}, which is made if it is missing. */
    public JsonDocument put(List<String> path, String name, JsonValue value) throws MalformedException {
        return insert(path, JsonValue.quoted(name) + ": ", value, '{');
    }

    /** Puts an element into the list at {@code path}, which is made if it is missing. */
    public JsonDocument add(List<String> path, JsonValue value) throws MalformedException {
        return insert(path, "", value, '[');
    }

    private JsonDocument insert(List<String> path, String label, JsonValue value, char kind) throws MalformedException {
        if (root == null) {
            return again(text + fresh(path, label + value.compact(), kind));
        }
        JsonNode container = root;
        int depth = 0;
        while (depth < path.size()) {
            require(container, '{');
            JsonNode next = container.member(path.get(depth));
            if (next == null) {
                String inner = fresh(path.subList(depth + 1, path.size()), label + value.compact(), kind);
                return into(container, JsonValue.quoted(path.get(depth)) + ": " + inner, null);
            }
            container = next;
            depth++;
        }
        require(container, kind);
        return into(container, label, value);
    }

    /** Containers that were missing, with blanks inside their braces, by which {@link #remove} knows them. */
    private static String fresh(List<String> path, String child, char kind) {
        if (path.isEmpty()) {
            return kind + " " + child + (kind == '{' ? " }" : " ]");
        }
        return "{ " + JsonValue.quoted(path.get(0)) + ": " + fresh(path.subList(1, path.size()), child, kind) + " }";
    }

    private void require(JsonNode node, char kind) throws MalformedException {
        if (node.kind != kind) {
            int line = 1
                    + (int) text.substring(0, node.start)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            int column = node.start - Layout.lineStart(text, node.start) + 1;
            throw new MalformedException(line, column, kind == '{' ? "want an object" : "want a list");
        }
    }

    /** @param value {@code null} if the label is all of it */
    private JsonDocument into(JsonNode container, String label, @Nullable JsonValue value) throws MalformedException {
        Insertion place = Insertion.into(text, container, layout);
        String shown = value == null
                ? ""
                : place.isOnItsOwnLine() ? value.pretty(layout, place.indentation()) : value.compact();
        return again(place.insert(label + shown));
    }

    /** Takes a member out again, and what {@link #put} had made around it. */
    public JsonDocument remove(List<String> path) throws MalformedException {
        JsonNode node = find(path);
        return node == null ? this : again(Removal.of(text, node));
    }

    /** Takes an element out again, and what {@link #add} had made around it. */
    public JsonDocument removeFrom(List<String> path, String name, String wanted) throws MalformedException {
        JsonNode node = element(path, name, wanted);
        return node == null ? this : again(Removal.of(text, node));
    }

    private JsonDocument again(String changed) throws MalformedException {
        return new JsonDocument(changed, JsonReader.read(changed), layout);
    }
}
