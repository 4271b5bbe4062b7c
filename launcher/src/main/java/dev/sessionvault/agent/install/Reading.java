package dev.sessionvault.agent.install;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes all that a program says, in an array that can be wiped, while somebody else watches the time. */
final class Reading extends Thread {
    /** At least as much as a pipe's stream buffers: it reads past its own buffer then, and keeps no copy. */
    private static final int PIECE = 8192;

    private static final int AT_MOST = 4 << 20;

    private final InputStream in;
    private byte[] bytes = new byte[2 * PIECE];
    private int length;
    private @Nullable IOException failure;

    Reading(InputStream in) {
        super("sv-agent-reading");
        setDaemon(true);
        this.in = in;
    }

    @Override
    public void run() {
        try {
            int count = in.read(bytes, 0, bytes.length);
            while (count >= 0) {
                length += count;
                makeRoom();
                count = in.read(bytes, length, bytes.length - length);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void makeRoom() throws IOException {
        if (bytes.length - length >= PIECE) {
            return;
        }
        if (length > AT_MOST) {
            throw new IOException("it does not end");
        }
        byte[] larger = Arrays.copyOf(bytes, 2 * bytes.length);
        wipe();
        bytes = larger;
    }

    /** After the thread has ended. */
    @Nullable
    IOException failure() {
        return failure;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }
}
