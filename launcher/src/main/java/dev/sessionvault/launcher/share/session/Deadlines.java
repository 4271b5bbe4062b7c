package dev.sessionvault.launcher.share.session;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What a call is stopped at. */
final class Deadlines {
    private static final ScheduledThreadPoolExecutor LATER = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "sv-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    private Deadlines() {}

    /** @param work returns at once, and does nothing if the call has ended */
    static void in(int millis, Runnable work) {
        LATER.schedule(work, millis, TimeUnit.MILLISECONDS);
    }
}
