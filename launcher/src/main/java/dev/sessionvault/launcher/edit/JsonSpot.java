package dev.sessionvault.launcher.edit;

import org.jspecify.annotations.Nullable;

/** A string value of a JSON text, found by where it stands. */
public final class JsonSpot {
    private final String text;
    private final JsonNode node;

    private JsonSpot(String text, JsonNode node) {
        this.text = text;
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
        return found == null ? null : new JsonSpot(text, found);
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

    /** After the opening quote. */
    public int start() {
        return node.start + 1;
    }

    /** Before the closing quote. */
    public int end() {
        return node.end - 1;
    }

    public boolean isAlone() {
        return node.parent == null;
    }

    public boolean isElement() {
        return node.parent != null && node.parent.isArray();
    }

    /** What the string before it in its list says; empty if there is none. */
    public String previous() {
        int index = node.parent == null ? 0 : node.parent.children.indexOf(node);
        return index == 0 || node.parent == null ? "" : node.parent.children.get(index - 1).text;
    }

    /** The text without this member or element. */
    public String removed() {
        return Removal.only(text, node);
    }

    /** The object that it is a member of. */
    public @Nullable Around object() {
        JsonNode parent = node.parent;
        return parent == null || !parent.isObject() ? null : new Around(parent);
    }

    /** An object around the value. */
    public final class Around {
        private final JsonNode object;

        Around(JsonNode object) {
            this.object = object;
        }

        public int start() {
            return object.start;
        }

        public int end() {
            return object.end;
        }

        /** Whether it is all of the text. */
        public boolean isWhole() {
            return object.parent == null;
        }

        /** The text without it, and without the name that it is given to. */
        public String removed() {
            return Removal.only(text, object);
        }
    }
}
