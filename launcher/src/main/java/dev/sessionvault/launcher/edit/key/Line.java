package dev.sessionvault.launcher.edit.key;

/**
 * The line that a place is on.
 *
 * @param end before its line end
 * @param next after its line end; the text's end if it has none
 */
record Line(String text, int start, int end, int next) {

    static Line at(String text, int place) {
        int start = text.lastIndexOf('\n', place - 1) + 1;
        int feed = text.indexOf('\n', place);
        int next = feed < 0 ? text.length() : feed + 1;
        int end = feed < 0 ? next : feed;
        return new Line(text, start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end, next);
    }

    /** From its first to its last line. */
    static Line over(String text, int from, int to) {
        Line first = at(text, from);
        Line last = at(text, Math.max(from, to));
        return new Line(text, first.start, last.end, last.next);
    }

    String content() {
        return text.substring(start, end);
    }

    int indentation() {
        int i = start;
        while (i < end && isBlank(text.charAt(i))) {
            i++;
        }
        return i - start;
    }

    boolean begins(String mark) {
        return text.startsWith(mark, start + indentation());
    }

    /** Whether nothing but blanks stands on it outside of a piece of the text. */
    boolean isOnly(int from, int to) {
        return text.substring(start, from).isBlank()
                && text.substring(to, Math.max(to, end)).isBlank();
    }

    String removed() {
        return text.substring(0, start) + text.substring(next);
    }

    /** Its content replaced, its indentation and end kept. */
    String replaced(String content) {
        return text.substring(0, start + indentation()) + content + text.substring(end);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The first place from which on there is no blank. */
    static int afterBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The place after the last character before {@code from} that is no blank. */
    static int beforeBlanks(String text, int from) {
        int i = from;
        while (i > 0 && isBlank(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
