package dev.sessionvault.launcher.share.executor;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What is to happen later, and beside. */
final class Alarms {
    private static final ScheduledThreadPoolExecutor LATER = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "sv-alarms");
        thread.setDaemon(true);
        return thread;
    });

    static {
        LATER.setRemoveOnCancelPolicy(true);
    }

    private Alarms() {}

    /** Something that has not happened yet. */
    interface Alarm {
        void cancel();
    }

    /** @param work returns at once */
    static Alarm in(long seconds, Runnable work) {
        ScheduledFuture<?> later = LATER.schedule(work, seconds, TimeUnit.SECONDS);
        return () -> later.cancel(false);
    }

    static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Of a thread that nobody interrupts for a reason. */
    static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            // what it waits for comes all the same
        }
    }
}
