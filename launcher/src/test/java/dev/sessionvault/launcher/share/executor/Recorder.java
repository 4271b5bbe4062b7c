package dev.sessionvault.launcher.share.executor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps what a call wrote. */
final class Recorder implements Sink {
    private final ByteArrayOutputStream[] written = {null, new ByteArrayOutputStream(), new ByteArrayOutputStream()};

    @Override
    public synchronized void write(int which, byte[] bytes) {
        written[which].writeBytes(bytes);
    }

    synchronized String out() {
        return written[STDOUT].toString(StandardCharsets.UTF_8);
    }

    synchronized String err() {
        return written[STDERR].toString(StandardCharsets.UTF_8);
    }

    /** Waits until standard output holds this. */
    void awaitOut(String text) throws InterruptedException {
        for (int i = 0; i < 500 && !out().contains(text); i++) {
            Thread.sleep(10);
        }
        if (!out().contains(text)) {
            throw new AssertionError("no \"" + text + "\" in: " + out() + err());
        }
    }
}
