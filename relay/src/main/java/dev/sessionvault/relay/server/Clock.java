package dev.sessionvault.relay.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread that does everything that time asks for; what fails is tried again at the next tick. */
final class Clock {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "sv-relay-clock");
        daemon.setDaemon(true);
        return daemon;
    });
    private final Log log;

    Clock(Log log) {
        this.log = log;
    }

    void every(Duration tick, List<Runnable> works) {
        long nanos = tick.toNanos();
        var unused = thread.scheduleAtFixedRate(() -> works.forEach(this::run), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.event("tick_failed", "type", e.getClass().getName());
        }
    }

    void stop() {
        thread.shutdownNow();
    }
}
