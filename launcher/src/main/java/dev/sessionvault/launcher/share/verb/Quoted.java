package dev.sessionvault.launcher.share.verb;

import java.util.Locale;

/** A value that somebody else wrote, as it can be shown: on a terminal or in a log it does nothing. */
public final class Quoted {
    private static final int MAX_CHARS = 64;

    private Quoted() {}

    /** In quotes, cut, everything but printable ASCII escaped. */
    public static String of(String value) {
        boolean cut = value.length() > MAX_CHARS;
        StringBuilder text = new StringBuilder("\"");
        (cut ? value.substring(0, MAX_CHARS) : value).chars().forEach(c -> append(text, (char) c));
        return text.append(cut ? "\"…" : "\"").toString();
    }

    private static void append(StringBuilder text, char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c >= ' ' && c < 0x7f) {
            text.append(c);
        } else {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
    }
}
