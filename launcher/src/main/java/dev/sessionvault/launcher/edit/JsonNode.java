package dev.sessionvault.launcher.edit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value and where it stands in the text. */
final class JsonNode {
    final char kind;
    final int start;
    final @Nullable JsonNode parent;
    /** The member's name; empty in an array. */
    final String name;
    /** Where the member begins with its name; in an array, the same as {@link #start}. */
    final int outerStart;

    final List<JsonNode> children = new ArrayList<>();
    /** After the last character. */
    int end;
    /** What a string says. */
    String text = "";

    /** @param kind an opening brace or bracket, a quote, or a blank for any other scalar */
    JsonNode(char kind, int start, @Nullable JsonNode parent, String name, int outerStart) {
        this.kind = kind;
        this.start = start;
        this.parent = parent;
        this.name = name;
        this.outerStart = outerStart;
    }

    boolean isObject() {
        return kind == '{';
    }

    boolean isArray() {
        return kind == '[';
    }

    /** The member of that name; of several, the last, which is the one that counts. */
    @Nullable
    JsonNode member(String wanted) {
        JsonNode found = null;
        for (JsonNode child : children) {
            found = isObject() && child.name.equals(wanted) ? child : found;
        }
        return found;
    }
}
