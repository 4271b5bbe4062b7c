package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.share.channel.LyingRelay.Lie;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One thing after another goes wrong on a wire, by a seed; it says what did. */
final class Weather implements AutoCloseable {
    private static final Lie[] LIES = Lie.values();

    private final Wire wire;
    private final Random random;
    private final List<String> happened = new ArrayList<>();
    private final Thread thread;
    private volatile boolean over;
    private volatile @Nullable Throwable failure;

    Weather(Wire wire, long seed) {
        this.wire = wire;
        this.random = new Random(seed);
        this.thread = new Thread(this::blow, "weather");
        thread.start();
    }

    private void blow() {
        try {
            while (!over) {
                Thread.sleep(20 + random.nextInt(180));
                next();
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    private void next() throws Exception {
        int choice = random.nextInt(20);
        if (choice < 14) {
            Lie lie = LIES[random.nextInt(LIES.length)];
            if (random.nextBoolean()) {
                say("to the relay: " + lie);
                wire.liar.tellRelay(lie);
            } else {
                say("to an end: " + lie);
                wire.liar.tellEnd(lie);
            }
        } else if (choice < 16) {
            int millis = random.nextInt(120);
            say("delay of " + millis + " ms");
            wire.liar.delay(millis);
        } else if (choice < 18) {
            say("cut");
            wire.liar.cut();
        } else if (choice < 19) {
            say("shut for 400 ms");
            wire.liar.shut(true);
            Thread.sleep(400);
            wire.liar.shut(false);
        } else {
            say("restart of the relay");
            wire.restart();
        }
    }

    private synchronized void say(String what) {
        happened.add(what);
    }

    @Override
    public synchronized String toString() {
        return String.join("; ", happened);
    }

    /** Fair from now on. */
    @Override
    public void close() throws Exception {
        over = true;
        thread.join(20_000);
        wire.liar.tellRelay(Lie.NONE);
        wire.liar.tellEnd(Lie.NONE);
        wire.liar.delay(0);
        if (failure != null || thread.isAlive()) {
            throw new AssertionError("the weather: " + this, failure);
        }
    }
}
