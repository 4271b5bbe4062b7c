package dev.sessionvault.launcher.leak.form;

import java.nio.charset.StandardCharsets;

/**
 * A private key between its two lines of dashes. One that is encrypted does not lie in the open, and has another first
 * line, or more lines before its body.
 */
final class Pem {
    /** A key of 16,384 bits of RSA. */
    private static final int MOST_BYTES = 14_000;

    private static final int FIRST_LINE_BYTES = 40;
    private static final int BREAK_BYTES = 40;
    private static final int HEADER_BYTES = 48;
    private static final byte[] DASHES = ascii("-----");
    private static final byte[] BEGIN = ascii("-----BEGIN ");
    private static final byte[] END = ascii("-----END ");
    private static final byte[] PRIVATE = ascii("PRIVATE KEY");
    private static final byte[] ENCRYPTED = ascii("ENCRYPTED");

    private final Text text;
    private int end;

    Pem(Text text) {
        this.text = text;
    }

    /** Where the key begins whose body begins with the run {@code [start, end)}, or -1. Then {@link #end} is its end. */
    int start(int start, int runEnd) {
        if (runEnd - start < FIRST_LINE_BYTES) {
            return -1;
        }
        int header = beforeBreak(start);
        int begin = header < 0 ? -1 : begin(header);
        return begin >= 0 && hasEnd(runEnd) ? begin : -1;
    }

    int end() {
        return end;
    }

    /** After the dashes that end the first line, going left over a line break in whatever notation. */
    private int beforeBreak(int start) {
        for (int i = start; i > start - BREAK_BYTES; i--) {
            byte b = text.at(i - 1);
            if (b == '-') {
                return i < start && text.isAt(DASHES, i - DASHES.length) ? i : -1;
            }
            if (!isBreak(b)) {
                return -1;
            }
        }
        return -1;
    }

    /** Line ends as they are and as strings write them, the quotes and operators between two halves of a string. */
    private static boolean isBreak(byte b) {
        switch (b) {
            case '\n', '\r', '\t', ' ', '\\', 'n', 'r', '"', '\'', '`', '+', ',', '.', '|', '#', '*', '>':
                return true;
            default:
                return false;
        }
    }

    private int begin(int header) {
        boolean isPrivate = false;
        for (int i = header - DASHES.length - 1; i > header - HEADER_BYTES - DASHES.length; i--) {
            isPrivate |= text.isAt(PRIVATE, i);
            if (text.isAt(ENCRYPTED, i)) {
                return -1;
            }
            if (text.isAt(BEGIN, i)) {
                return isPrivate ? i : -1;
            }
        }
        return -1;
    }

    /** The next dashes must be the end's. So no byte is looked at for two keys. */
    private boolean hasEnd(int from) {
        int i = from;
        while (i < text.to && !text.isAt(DASHES, i)) {
            i++;
        }
        int dashes = text.isAt(END, i) ? closing(i + END.length) : -1;
        end = dashes;
        return dashes >= 0 && dashes - from <= MOST_BYTES;
    }

    private int closing(int from) {
        for (int i = from; i < from + HEADER_BYTES; i++) {
            if (text.isAt(DASHES, i)) {
                return i + DASHES.length;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
