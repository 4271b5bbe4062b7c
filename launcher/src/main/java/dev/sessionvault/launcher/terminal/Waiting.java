package dev.sessionvault.launcher.terminal;

import dev.sessionvault.launcher.posix.Descriptors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A line that is there only while somebody has to wait, and not before a second is over. */
public final class Waiting implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 1000;
    private static final int STDERR = 2;
    private static final String ERASE = "\r\033[K";

    private final OutputStream err;
    private final String line;
    private boolean shown;
    private boolean over;

    private Waiting(OutputStream err, String line) {
        this.err = err;
        this.line = line;
    }

    static Waiting start(OutputStream err, String line) {
        Waiting waiting = new Waiting(err, line);
        if (Descriptors.isTerminal(STDERR)) {
            Thread thread = new Thread(waiting::show, "sv-waiting");
            thread.setDaemon(true);
            thread.start();
        }
        return waiting;
    }

    private synchronized void show() {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        try {
            for (long left = PATIENCE_MILLIS; left > 0 && !over; left = (end - System.nanoTime()) / 1_000_000L) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!over) {
            shown = true;
            write(line);
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        notifyAll();
        if (shown) {
            write(ERASE);
            shown = false;
        }
    }

    private void write(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It is no part of any answer.
        }
    }
}
