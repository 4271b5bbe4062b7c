package dev.sessionvault.launcher.edit;

/**
 * The place of a container's new first child. On a line of its own if the first child has one, or if there is none and
 * the braces stand on two lines; otherwise right where the first child begins.
 */
final class Insertion {
    private final String text;
    private final int place;
    private final String before;
    private final String indentation;
    private final String after;

    private Insertion(String text, int place, String before, String indentation, String after) {
        this.text = text;
        this.place = place;
        this.before = before;
        this.indentation = indentation;
        this.after = after;
    }

    static Insertion into(String text, JsonNode container, Layout layout) {
        int open = container.start + 1;
        if (container.children.isEmpty()) {
            return text.substring(open, container.end).indexOf('\n') < 0
                    ? new Insertion(text, open, "", "", "")
                    : ownLine(text, open, indentation(text, container) + layout.unit, layout, "");
        }
        int first = container.children.get(0).outerStart;
        return Layout.beginsItsLine(text, first) && Layout.lineStart(text, first) > open
                ? ownLine(text, open, Layout.blanksAt(text, Layout.lineStart(text, first)), layout, ",")
                : new Insertion(text, first, "", "", ", ");
    }

    private static Insertion ownLine(String text, int open, String indentation, Layout layout, String after) {
        return new Insertion(text, afterRemark(text, open), layout.lineEnd, indentation, after);
    }

    private static String indentation(String text, JsonNode container) {
        return Layout.blanksAt(text, Layout.lineStart(text, container.start));
    }

    /** A remark on the line of the opening brace belongs to that. */
    private static int afterRemark(String text, int open) {
        int remark = open + Layout.blanksAt(text, open).length();
        if (!text.startsWith("//", remark)) {
            return open;
        }
        int end = remark;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    boolean isOnItsOwnLine() {
        return !before.isEmpty();
    }

    String indentation() {
        return indentation;
    }

    String insert(String child) {
        return text.substring(0, place) + before + indentation + child + after + text.substring(place);
    }
}
