package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.util.Arrays;

/** A file that the caller opened and passed on by its number. */
public final class OpenFile {
    private static final int EINTR = 4;
    private static final int CHUNK_BYTES = 4096;
    private static final int LAST_STANDARD = 2;

    private final int number;

    private OpenFile(int number) {
        this.number = number;
    }

    public static OpenFile of(int number) {
        return new OpenFile(number);
    }

    /**
     * Whether the caller passed this number. The virtual machine opens files of its own, so that "it is open" proves
     * nothing: the start script lists, in the property {@code sv.fds}, what was open before.
     */
    public static boolean isInherited(int number) {
        String inherited = System.getProperty("sv.fds", ":0:1:2:");
        return inherited.contains(":" + number + ":");
    }

    /**
     * Reads up to the end of the file. A tool that is started later does not find it: it could read it once more.
     *
     * @return at most {@code limitBytes} + 1 bytes; one more than the limit says that there were too many
     * @throws IOException when it cannot be read
     */
    public SecretBytes readSecret(int limitBytes) throws IOException {
        byte[] bytes = new byte[limitBytes + 1];
        try {
            int size = fill(bytes);
            return SecretBytes.takeFrom(Arrays.copyOf(bytes, size));
        } finally {
            Arrays.fill(bytes, (byte) 0);
            endWithUs();
        }
    }

    private int fill(byte[] bytes) throws IOException {
        int size = 0;
        try (Memory chunk = new Memory(CHUNK_BYTES)) {
            while (size < bytes.length) {
                int count = read(chunk, Math.min(CHUNK_BYTES, bytes.length - size));
                if (count == 0) {
                    break;
                }
                chunk.read(0, bytes, size, count);
                chunk.clear();
                size += count;
            }
        }
        return size;
    }

    int read(Memory into, int sizeBytes) throws IOException {
        int count = Libc.call("read", number, into, (long) sizeBytes);
        while (count < 0 && Libc.errno() == EINTR) {
            count = Libc.call("read", number, into, (long) sizeBytes);
        }
        if (count < 0) {
            throw new IOException("error " + Libc.errno());
        }
        return count;
    }

    /** Writes all of it. */
    public void write(byte[] bytes) throws IOException {
        try (Memory memory = new Memory(Math.max(1, bytes.length))) {
            memory.write(0, bytes, 0, bytes.length);
            int written = 0;
            while (written < bytes.length) {
                written += writeSome(memory, written, bytes.length - written);
            }
            memory.clear();
        }
    }

    private int writeSome(Memory memory, int from, int sizeBytes) throws IOException {
        int count = Libc.call("write", number, memory.share(from), (long) sizeBytes);
        if (count < 0 && Libc.errno() != EINTR) {
            throw new IOException("error " + Libc.errno());
        }
        return Math.max(0, count);
    }

    /**
     * The tool will not have it, unless it is one of the three that every tool is started with. It stays open in this
     * process: the machine would open something of its own under a number that counts as the caller's.
     */
    private void endWithUs() {
        if (number > LAST_STANDARD) {
            Descriptors.closeOnExec(number);
        }
    }

    void close() {
        Libc.call("close", number);
    }
}
