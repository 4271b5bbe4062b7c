package dev.sessionvault.launcher.leak.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The part of a file that is in memory: all of it, or a window that is moved along. */
final class Window implements AutoCloseable {
    static final int CAPACITY_BYTES = 1 << 20;

    /** What fits the processor's cache: each byte is copied once more while it is there. */
    private static final int CHUNK_BYTES = 1 << 17;

    /** Where git looks for a NUL, which no text has. */
    private static final int GIT_LOOKS_AT_BYTES = 8000;

    private final byte[] bytes = new byte[CAPACITY_BYTES];
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
    private @Nullable FileChannel channel;
    private Encoding encoding = Encoding.PLAIN;
    private long base;
    private int size;
    private boolean last;

    /** Takes up a file at its beginning, and no more of it; it stays the caller's to close. */
    Encoding open(FileChannel file) throws IOException {
        channel = file;
        base = 0;
        size = 0;
        last = false;
        chunk.clear();
        last = file.read(chunk) < 0;
        chunk.flip();
        encoding = Encoding.of(chunk);
        size = encoding.take(chunk, bytes, 0);
        chunk.compact();
        return encoding;
    }

    /** Takes as much of the file as there is room for. */
    void fill() throws IOException {
        if (channel != null) {
            fill(channel);
        }
    }

    private void fill(FileChannel file) throws IOException {
        while (!last && size < bytes.length) {
            last = file.read(chunk) < 0;
            chunk.flip();
            size = encoding.take(chunk, bytes, size);
            chunk.compact();
        }
    }

    /**
     * Moves it along, if there is more of the file.
     *
     * @param keep how many of the last bytes stay in it
     */
    boolean slide(int keep) throws IOException {
        if (last || channel == null) {
            return false;
        }
        int gone = size - keep;
        System.arraycopy(bytes, gone, bytes, 0, keep);
        base += gone;
        size = keep;
        fill(channel);
        return true;
    }

    /** As git decides it, whatever the encoding would allow. */
    boolean isBinary() {
        for (int i = 0; i < Math.min(size, GIT_LOOKS_AT_BYTES); i++) {
            if (bytes[i] == 0) {
                return encoding == Encoding.PLAIN;
            }
        }
        return false;
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many of {@link #bytes} are the file's. */
    int size() {
        return size;
    }

    /** Where in the text the first of {@link #bytes} is. */
    long base() {
        return base;
    }

    long end() {
        return base + size;
    }

    /** Whether the end of the file is in it. */
    boolean isLast() {
        return last;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        chunk.clear();
        chunk.put(new byte[CHUNK_BYTES]);
    }
}
