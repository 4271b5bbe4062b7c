package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.reflect.Answer;
import dev.sessionvault.launcher.reflect.CallListener;
import dev.sessionvault.launcher.share.message.Output;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a recipient has heard of one call. */
final class Said implements CallListener {
    private static final int PATIENCE_SECONDS = 60;

    private final StringBuilder[] texts = {new StringBuilder(), new StringBuilder(), new StringBuilder()};
    private boolean waited;
    private int answers;
    private @Nullable Answer answer;

    @Override
    public synchronized void output(int which, byte[] bytes) {
        if (answers > 0) {
            throw new AssertionError("output behind the answer");
        }
        texts[which].append(new String(bytes, StandardCharsets.ISO_8859_1));
        notifyAll();
    }

    @Override
    public synchronized void waiting() {
        waited = true;
        notifyAll();
    }

    @Override
    public synchronized void ended(Answer given) {
        answers++;
        answer = given;
        notifyAll();
    }

    synchronized String out() {
        return texts[Output.STDOUT].toString();
    }

    synchronized String err() {
        return texts[Output.STDERR].toString();
    }

    synchronized int answers() {
        return answers;
    }

    synchronized boolean hasWaited() {
        return waited;
    }

    synchronized Answer answer() throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (answer == null) {
            waitUntil(until, "no answer");
        }
        return Objects.requireNonNull(answer);
    }

    synchronized void awaitOutput() throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (texts[Output.STDOUT].length() == 0) {
            waitUntil(until, "no output");
        }
    }

    private void waitUntil(long until, String otherwise) throws Exception {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new TimeoutException(otherwise + ": " + out() + err() + answer);
        }
        wait(left);
    }
}
