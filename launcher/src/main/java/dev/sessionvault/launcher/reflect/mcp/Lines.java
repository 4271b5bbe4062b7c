package dev.sessionvault.launcher.reflect.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of bounded length. */
final class Lines {
    /** A call's arguments are at most 128 KiB; the rest is what clients say about themselves. */
    static final int MAX_BYTES = 1 << 20;

    private final InputStream in;
    private volatile boolean closed;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * The next one that is not empty, without its end; of one that is too long only the beginning.
     *
     * @return {@code null} at the end
     */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && !closed; c = in.read()) {
            if (c == '\n' && line.size() > 0) {
                return line.toByteArray();
            }
            if (c != '\n' && c != '\r' && line.size() <= MAX_BYTES) {
                line.write(c);
            }
        }
        return null;
    }

    void close() {
        closed = true;
    }
}
