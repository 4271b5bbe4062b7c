package dev.sessionvault.launcher.edit;

/** How a text is laid out: its line ends, its indentation. */
final class Layout {
    final String lineEnd;
    final String unit;

    private Layout(String lineEnd, String unit) {
        this.lineEnd = lineEnd;
        this.unit = unit;
    }

    /** As the text does it; where it does not show, {@code unit} and a bare line feed. */
    static Layout of(String text, String unit) {
        int feed = text.indexOf('\n');
        String lineEnd = feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
        for (int i = feed; i >= 0; i = text.indexOf('\n', i + 1)) {
            String blanks = blanksAt(text, i + 1);
            if (!blanks.isEmpty()
                    && i + 1 + blanks.length() < text.length()
                    && "\"{[".indexOf(text.charAt(i + 1 + blanks.length())) >= 0) {
                return new Layout(lineEnd, blanks);
            }
        }
        return new Layout(lineEnd, unit);
    }

    static String blanksAt(String text, int start) {
        int end = start;
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Where the line begins that {@code place} is on. */
    static int lineStart(String text, int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    /** Whether only blanks stand before {@code place} on its line, and a line before that. */
    static boolean beginsItsLine(String text, int place) {
        int line = lineStart(text, place);
        return line > 0 && line + blanksAt(text, line).length() >= place;
    }

    /** Where the line end begins that the line of {@code place} comes after. */
    static int lineEndBefore(String text, int place) {
        int feed = lineStart(text, place) - 1;
        return feed > 0 && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
    }
}
