package dev.sessionvault.launcher.leak.search;

/** Counts lines, as far as somebody asks. */
final class Lines {
    private long counted;
    private long line = 1;
    private long lineStart;

    /**
     * Counts on up to {@code end}, unless that was passed already.
     *
     * @param base where in the text {@code bytes} begins
     */
    void count(byte[] bytes, long base, long end) {
        for (int i = (int) (counted - base); i < end - base; i++) {
            if (bytes[i] == '\n') {
                line++;
                lineStart = base + i + 1;
            }
        }
        counted = Math.max(counted, end);
    }

    /** Of the place that was counted up to, from 1. */
    long line() {
        return line;
    }

    /** Of {@code offset} in {@link #line}, from 1. */
    int column(long offset) {
        return (int) Math.min(Integer.MAX_VALUE, offset - lineStart + 1);
    }
}
