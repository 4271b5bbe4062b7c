package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Standard output and standard error of a child, to be read by one thread. */
public final class Pipes implements AutoCloseable {
    private static final int O_CLOEXEC = 0x80000;
    private static final int POLLIN = 1;
    private static final int POLLFD_BYTES = 8;
    private static final int REVENTS_POS = 6;
    private static final int CHUNK_BYTES = 8192;
    private static final int CLOSED = -1;

    private final int[] readers;
    private final int[] writers;

    private Pipes(int[] readers, int[] writers) {
        this.readers = readers;
        this.writers = writers;
    }

    static Pipes open() throws PosixException {
        int[] out = pipe();
        try {
            int[] err = pipe();
            return new Pipes(new int[] {out[0], err[0]}, new int[] {out[1], err[1]});
        } catch (PosixException e) {
            close(out);
            throw e;
        }
    }

    private static int[] pipe() throws PosixException {
        try (Memory ends = new Memory(2L * Integer.BYTES)) {
            if (Libc.call("pipe2", ends, O_CLOEXEC) != 0) {
                throw new PosixException(Libc.errno());
            }
            return ends.getIntArray(0, 2);
        }
    }

    /** @param which 0 standard output, 1 standard error */
    int writer(int which) {
        return writers[which];
    }

    void closeWritten() {
        close(writers);
    }

    /** What one of the two has written, {@code bytes} is empty at its end. */
    public record Chunk(int which, byte[] bytes) {}

    public boolean atEnd() {
        return readers[0] == CLOSED && readers[1] == CLOSED;
    }

    /** The next that was written on either, within this time; {@code null} if nothing was. */
    public @Nullable Chunk next(int millis) throws IOException {
        int ready = poll(millis);
        if (ready < 0) {
            return null;
        }
        try (Memory memory = new Memory(CHUNK_BYTES)) {
            int count = OpenFile.of(readers[ready]).read(memory, CHUNK_BYTES);
            byte[] bytes = memory.getByteArray(0, count);
            memory.clear(); // a masked key may have passed
            if (count == 0) {
                Libc.call("close", readers[ready]);
                readers[ready] = CLOSED;
            }
            return new Chunk(ready, bytes);
        }
    }

    /** Closed ones are negative, and the kernel skips those. */
    private int poll(int millis) {
        try (Memory wanted = new Memory(2L * POLLFD_BYTES)) {
            wanted.clear();
            for (int i = 0; i < readers.length; i++) {
                wanted.setInt((long) i * POLLFD_BYTES, readers[i]);
                wanted.setShort((long) i * POLLFD_BYTES + Integer.BYTES, (short) POLLIN);
            }
            Libc.call("poll", wanted, 2L, millis);
            for (int i = 0; i < readers.length; i++) {
                if (wanted.getShort((long) i * POLLFD_BYTES + REVENTS_POS) != 0) {
                    return i;
                }
            }
            return -1;
        }
    }

    @Override
    public void close() {
        close(readers);
        close(writers);
    }

    private static void close(int[] descriptors) {
        for (int i = 0; i < descriptors.length; i++) {
            if (descriptors[i] != CLOSED) {
                Libc.call("close", descriptors[i]);
                descriptors[i] = CLOSED;
            }
        }
    }
}
