package dev.sessionvault.launcher.share.executor;

import dev.sessionvault.launcher.posix.ChildProcess;
import dev.sessionvault.launcher.posix.ExitStatus;
import dev.sessionvault.launcher.posix.Pipes;
import dev.sessionvault.launcher.posix.ProcessTable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A program that runs. */
final class ProgramRun implements Running {
    private static final int GRACE_MILLIS = 2000;
    private static final int STEP_MILLIS = 20;
    private static final int POLL_MILLIS = 100;

    /** A process in the middle of a system call can outlast a SIGKILL for as long as its disk or its server does. */
    private static final int PATIENCE_MILLIS = 5000;

    private final ChildProcess child;
    private final Family family;
    private final Meter meter;
    private final Alarms.Alarm alarm;
    private final AtomicReference<@Nullable Stop> stopped = new AtomicReference<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean nobodyListens;

    ProgramRun(ChildProcess child, Family family, Meter meter, int seconds) {
        this.child = child;
        this.family = family;
        this.meter = meter;
        this.alarm = Alarms.in(seconds, () -> stop(Stop.TIME_LIMIT));
        Alarms.thread("sv-call-end", this::clearAfterEnd);
        Alarms.thread("sv-call-stop", this::killWhenStopped);
    }

    @Override
    public void stop(Stop why) {
        if (stopped.compareAndSet(null, why)) {
            stopping.countDown();
        }
    }

    /** The leader's end is the call's: nothing of it goes on, or holds its output open. */
    private void clearAfterEnd() {
        child.awaitEnd();
        ended.countDown();
        if (family.hasSurvivors()) {
            kill();
        }
        gone.countDown();
        stopping.countDown();
    }

    private void killWhenStopped() {
        try {
            stopping.await();
            if (ended.getCount() > 0) {
                kill();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e); // nobody has this thread
        }
    }

    private void kill() {
        family.signal(ProcessTable.TERM);
        await(GRACE_MILLIS);
        for (int waited = 0; lives() && waited < PATIENCE_MILLIS; waited += STEP_MILLIS) {
            family.signal(ProcessTable.KILL);
            await(STEP_MILLIS);
        }
    }

    private void await(int millis) {
        long until = System.nanoTime() + millis * 1_000_000L;
        while (lives() && until - System.nanoTime() > 0) {
            Alarms.sleep(Math.min(STEP_MILLIS, millis));
        }
    }

    private boolean lives() {
        return ended.getCount() > 0 || family.hasSurvivors();
    }

    @Override
    public Finish finish() {
        try (Pipes pipes = child.pipes()) {
            boolean over = false;
            while (!pipes.atEnd() && !over) {
                // All is dead and nothing is there to read, but somebody has the pipe: not for us to wait for.
                boolean dead = gone.getCount() == 0;
                Pipes.Chunk chunk = pipes.next(dead ? 0 : POLL_MILLIS);
                over = dead && chunk == null;
                if (chunk != null) {
                    take(() -> meter.write(chunk.which() + 1, chunk.bytes()));
                }
            }
            take(meter::end);
        } catch (IOException e) {
            stop(Stop.LOST);
        }
        return end();
    }

    private interface Delivery {
        boolean fits() throws IOException, InterruptedException;
    }

    private void take(Delivery delivery) {
        if (nobodyListens) {
            return;
        }
        try {
            if (!delivery.fits()) {
                stop(Stop.OUTPUT_LIMIT);
            }
        } catch (InterruptedException | IOException e) {
            nobodyListens = true;
            stop(Stop.LOST);
        }
    }

    private Finish end() {
        alarm.cancel();
        meter.wipe();
        while (gone.getCount() > 0) {
            Alarms.sleep(1);
        }
        ExitStatus status = child.reap();
        family.forget();
        Stop why = stopped.get();
        if (why != null) {
            return Finish.stopped(why);
        }
        return status.signal() > 0
                ? Finish.ended(Finish.Kind.SIGNALLED, status.signal())
                : Finish.ended(Finish.Kind.EXITED, status.code());
    }
}
