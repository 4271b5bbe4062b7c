package dev.sessionvault.root;

import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a call that may never come back: a native function, a device, another process.
 *
 * <p>Guarantee: {@link #run} returns within the limit, whatever the call does. The call runs on a daemon thread, so one
 * that hangs keeps no program alive. An answer that comes too late is closed if it can be, so a key in it is wiped.
 */
public final class TimeLimit {
    /** The limit where nobody is asked anything. */
    public static final int SILENT_MILLIS = 3_000;

    private final int millis;

    private TimeLimit(int millis) {
        this.millis = millis;
    }

    public static TimeLimit ofMillis(int millis) {
        return new TimeLimit(millis);
    }

    /** @throws TimeoutException if the limit is over, or this thread was interrupted, before the call ended */
    public <T, E extends Exception> T run(Call<T, E> call) throws E, TimeoutException {
        Runner<T, E> runner = new Runner<>(call);
        runner.start();
        awaitEnd(runner);
        if (runner.giveUp()) {
            new Abandoning(call).start();
            throw new TimeoutException("no answer within " + millis + " ms");
        }
        return runner.outcome();
    }

    private void awaitEnd(Thread runner) {
        try {
            runner.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What is run.
     *
     * @param <T> its answer
     * @param <E> what may go wrong in it
     */
    public interface Call<T, E extends Exception> {
        T run() throws E;

        /** Called once on a thread of its own when the limit is over: the place to cancel what {@link #run} waits for. */
        default void abandon() {}
    }

    private static final class Runner<T, E extends Exception> extends Thread {
        private final Call<T, E> call;
        private @Nullable T answer;
        private @Nullable Throwable failure;
        private boolean ended;
        private boolean givenUp;

        Runner(Call<T, E> call) {
            super("sv-limited");
            this.call = call;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                end(call.run(), null);
            } catch (Throwable e) {
                end(null, e);
            }
        }

        private synchronized void end(@Nullable T answer, @Nullable Throwable failure) {
            if (givenUp) {
                discard(answer);
                return;
            }
            this.answer = answer;
            this.failure = failure;
            ended = true;
        }

        /** True if the call had not ended, and so never will for its caller. */
        synchronized boolean giveUp() {
            givenUp = !ended;
            return givenUp;
        }

        @SuppressWarnings({"unchecked", "NullAway"
        }) // the answer is what the call returned; its failure is an E or unchecked
        synchronized T outcome() throws E {
            if (failure instanceof RuntimeException) {
                throw (RuntimeException) failure;
            }
            if (failure instanceof Error) {
                throw (Error) failure;
            }
            if (failure != null) {
                throw (E) failure;
            }
            return answer;
        }

        private static void discard(@Nullable Object late) {
            if (late instanceof AutoCloseable) {
                try {
                    ((AutoCloseable) late).close();
                } catch (Exception e) {
                    // Nobody waits for this answer any more, so nobody can be told.
                }
            }
        }
    }

    private static final class Abandoning extends Thread {
        private final Call<?, ?> call;

        Abandoning(Call<?, ?> call) {
            super("sv-abandon");
            this.call = call;
            setDaemon(true);
        }

        @Override
        public void run() {
            call.abandon();
        }
    }
}
