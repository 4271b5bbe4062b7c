package dev.sessionvault.launcher.leak.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a child says on its error stream: the beginning is kept, the rest only taken, so that it never waits for us. */
final class LastWords extends Thread {
    private static final int KEPT_BYTES = 2048;

    private final InputStream stream;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    LastWords(InputStream stream) {
        super("git-words");
        this.stream = stream;
        setDaemon(true);
    }

    @Override
    public void run() {
        byte[] buffer = new byte[KEPT_BYTES];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                keep(buffer, n);
            }
        } catch (IOException e) {
            // The child was ended.
        }
    }

    private synchronized void keep(byte[] buffer, int size) {
        kept.write(buffer, 0, Math.min(size, KEPT_BYTES - kept.size()));
    }

    /** In one line. */
    synchronized String text() {
        String text = kept.toString(StandardCharsets.UTF_8).strip().replaceFirst("^fatal: ", "");
        return text.isEmpty() ? "it failed" : text.replaceAll("\\s+", " ");
    }
}
