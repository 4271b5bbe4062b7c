package dev.sessionvault.launcher.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a JSON text, and what it is a member or an element of. */
public final class JsonSpot {
    private final JsonNode node;

    private JsonSpot(JsonNode node) {
        this.node = node;
    }

    /**
     * The string within whose quotes a piece of the text stands.
     *
     * @return {@code null} if it is in no string, or in a member's name, or in a comment
     */
    public static @Nullable JsonSpot of(String text, int start, int end) throws MalformedException {
        JsonNode root = JsonReader.read(text);
        JsonNode found = root == null ? null : find(root, start, end);
        return found == null ? null : new JsonSpot(found);
    }

    private static @Nullable JsonNode find(JsonNode node, int start, int end) {
        if (node.kind == '"') {
            return node.start < start && end < node.end ? node : null;
        }
        for (JsonNode child : node.children) {
            if (child.start <= start && end <= child.end) {
                return find(child, start, end);
            }
        }
        return null;
    }

    public int start() {
        return node.start;
    }

    /** After its last character. */
    public int end() {
        return node.end;
    }

    /** The name that it is given to; empty if it is none's member. */
    public String name() {
        return node.name;
    }

    /** What it is in; {@code null} if it is all of the text. */
    public @Nullable JsonSpot container() {
        return node.parent == null ? null : new JsonSpot(node.parent);
    }

    public boolean isObject() {
        return node.isObject();
    }

    /** Where its members begin, with their names, or its elements. */
    public List<Integer> starts() {
        return node.children.stream().map(child -> child.outerStart).toList();
    }

    /** Where its members or elements end. */
    public List<Integer> ends() {
        return node.children.stream().map(child -> child.end).toList();
    }

    /** Which of the container's members or elements it is. */
    public int index() {
        return node.parent == null ? 0 : node.parent.children.indexOf(node);
    }

    /** What the string before it in its list says; empty if there is none. */
    public String previous() {
        return node.parent == null || index() == 0 ? "" : node.parent.children.get(index() - 1).text;
    }
}
