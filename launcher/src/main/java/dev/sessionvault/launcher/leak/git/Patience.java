package dev.sessionvault.launcher.leak.git;

import java.time.Duration;

/** Ends a child that keeps its reader waiting for longer than a limit. */
final class Patience implements Runnable {
    private static final long NOT_WAITING = 0;
    private static final int LOOK_EVERY_MILLIS = 500;

    private final Process process;
    private final Duration limit;
    private final Thread thread;
    private volatile long waitingSince;
    private volatile boolean over;

    Patience(Process process, Duration limit) {
        this.process = process;
        this.limit = limit;
        this.thread = new Thread(this, "git-limit");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void begins() {
        waitingSince = System.nanoTime() | 1;
    }

    void ends() {
        waitingSince = NOT_WAITING;
    }

    boolean isOver() {
        return over;
    }

    void stop() {
        thread.interrupt();
    }

    @Override
    public void run() {
        try {
            while (process.isAlive()) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                long since = waitingSince;
                if (since != NOT_WAITING && System.nanoTime() - since > limit.toNanos()) {
                    over = true;
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            // Nobody waits any more.
        }
    }
}
