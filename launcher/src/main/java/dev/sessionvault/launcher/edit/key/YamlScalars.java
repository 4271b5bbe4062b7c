package dev.sessionvault.launcher.edit.key;

/** Where YAML's scalars begin and end. */
final class YamlScalars {
    private static final String NO_BEGINNING = "{}[],&*!|>@`%#\"'";

    private final String text;

    YamlScalars(String text) {
        this.text = text;
    }

    /**
     * A scalar's content, without quotes, and where what is written of it ends.
     *
     * @param from first character
     */
    record Scalar(int from, int to, int end) {}

    /** @param column of what it is in: lines that begin further right belong to it */
    Scalar at(int start, int column) {
        char c = text.charAt(start);
        if (c == '"' || c == '\'') {
            return quoted(start);
        }
        return c == '|' || c == '>' ? block(start, column) : plain(start, column);
    }

    Scalar quoted(int start) {
        char quote = text.charAt(start);
        int i = start + 1;
        while (i < text.length() && (text.charAt(i) != quote || isDoubled(i, quote))) {
            i += text.charAt(i) == '\\' && quote == '"' || isDoubled(i, quote) ? 2 : 1;
        }
        int close = Math.min(i, text.length());
        return new Scalar(start + 1, close, Math.min(close + 1, text.length()));
    }

    private boolean isDoubled(int place, char quote) {
        return quote == '\'' && text.startsWith("''", place);
    }

    /** Between commas and brackets, on one line. */
    Scalar inFlow(int start) {
        int i = start;
        while (i < text.length() && ",[]{}\r\n".indexOf(text.charAt(i)) < 0 && !isColon(i) && !isRemark(i)) {
            i++;
        }
        int end = Line.beforeBlanks(text, i);
        return new Scalar(start, end, end);
    }

    private Scalar plain(int start, int column) {
        int end = endOnLine(start);
        Line next = Line.at(text, end);
        while (next.next() < text.length()) {
            next = Line.at(text, next.next());
            boolean goesOn = !next.content().isBlank() && next.indentation() > column && !next.begins("#");
            if (!goesOn) {
                break;
            }
            end = endOnLine(next.start() + next.indentation());
        }
        return new Scalar(start, end, end);
    }

    private int endOnLine(int start) {
        int i = start;
        while (i < text.length() && "\r\n".indexOf(text.charAt(i)) < 0 && !isRemark(i)) {
            i++;
        }
        return Line.beforeBlanks(text, i);
    }

    private Scalar block(int start, int column) {
        int from = -1;
        int end = Line.at(text, start).end();
        Line next = Line.at(text, start);
        while (next.next() < text.length()) {
            next = Line.at(text, next.next());
            if (!next.content().isBlank()) {
                if (next.indentation() <= column) {
                    break;
                }
                from = from < 0 ? next.start() + next.indentation() : from;
                end = Line.beforeBlanks(text, next.end());
            }
        }
        return new Scalar(from < 0 ? end : from, end, end);
    }

    /** After the colon of a name that begins here; negative if none does. */
    int afterName(int start) {
        char c = text.charAt(start);
        if (c == '"' || c == '\'') {
            int colon = Line.afterBlanks(text, quoted(start).end());
            return isColon(colon) ? colon + 1 : -1;
        }
        int i = start;
        while (NO_BEGINNING.indexOf(c) < 0 && i < text.length() && "\r\n".indexOf(text.charAt(i)) < 0 && !isRemark(i)) {
            if (isColon(i)) {
                return i + 1;
            }
            i++;
        }
        return -1;
    }

    private boolean isColon(int place) {
        return text.startsWith(":", place) && (place + 1 >= text.length() || ends(text.charAt(place + 1)));
    }

    private static boolean ends(char c) {
        return Character.isWhitespace(c);
    }

    private boolean isRemark(int place) {
        return text.charAt(place) == '#' && place > 0 && Character.isWhitespace(text.charAt(place - 1));
    }
}
