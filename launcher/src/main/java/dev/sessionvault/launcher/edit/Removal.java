package dev.sessionvault.launcher.edit;

import org.jspecify.annotations.Nullable;

/** Takes a child out of its container: an {@link Insertion} backwards, wherever the child is by now. */
final class Removal {
    private final String text;
    private final JsonNode child;
    private final int comma;

    private Removal(String text, JsonNode child) {
        this.text = text;
        this.child = child;
        this.comma = commaAfter(text, child.end);
    }

    static String of(String text, JsonNode child) {
        JsonNode parent = child.parent;
        if (parent == null) {
            return text.substring(0, child.start) + text.substring(child.end);
        }
        return isFresh(text, parent, child) ? of(text, parent) : new Removal(text, child).without(parent);
    }

    /** Whether sv made the container for this child: see {@link JsonDocument}. */
    private static boolean isFresh(String text, JsonNode parent, JsonNode child) {
        return parent.children.size() == 1
                && child.outerStart == parent.start + 2
                && text.charAt(parent.start + 1) == ' '
                && child.end == parent.end - 2
                && text.charAt(child.end) == ' ';
    }

    private String without(JsonNode parent) {
        boolean ownLine = Layout.beginsItsLine(text, child.outerStart);
        int start = ownLine ? Layout.lineEndBefore(text, child.outerStart) : child.outerStart;
        int end = comma < 0 ? child.end : comma + 1;
        boolean first = parent.children.get(0) == child;
        if (!ownLine && comma >= 0 && text.startsWith(" ", end) && (!first || parent.children.size() > 1)) {
            end++;
        }
        String rest = text.substring(end);
        if (first || comma >= 0) {
            return text.substring(0, start) + rest;
        }
        return withoutCommaBefore(parent, start) + rest;
    }

    /** The last child, so that the comma before it has nothing to part any more. */
    private String withoutCommaBefore(JsonNode parent, int start) {
        JsonNode previous = previous(parent);
        int separator = previous == null ? -1 : commaAfter(text, previous.end);
        if (separator < 0) {
            return text.substring(0, start);
        }
        String between = text.substring(separator + 1, Math.max(start, separator + 1));
        return text.substring(0, separator) + (between.isBlank() ? "" : between);
    }

    private @Nullable JsonNode previous(JsonNode parent) {
        int index = parent.children.indexOf(child);
        return index > 0 ? parent.children.get(index - 1) : null;
    }

    /** The comma that follows, past blanks and comments; negative if none does. */
    private static int commaAfter(String text, int end) {
        int i = end;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == ',') {
                return i;
            }
            if (text.startsWith("//", i)) {
                i = past(text, "\n", i);
            } else if (text.startsWith("/*", i)) {
                i = past(text, "*/", i + 2);
            } else if (Layout.isBlank(c) || c == '\n' || c == '\r') {
                i++;
            } else {
                return -1;
            }
        }
        return -1;
    }

    private static int past(String text, String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }
}
