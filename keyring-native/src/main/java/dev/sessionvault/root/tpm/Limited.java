package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import org.jspecify.annotations.Nullable;

/**
 * Work on a thread of its own, which its caller stops waiting for when its time is over.
 *
 * <p>A thread that the kernel holds in a device cannot be ended; it is a daemon, so it does not keep the program alive,
 * and if it does finish later, its result is discarded.
 */
final class Limited<T> extends Thread {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** What is done within the limit. */
    interface Work<T> {
        T run() throws RootException;

        /** The result came when nobody waited for it any more. */
        void discard(T late);
    }

    private final Work<T> work;
    private @Nullable T result;
    private @Nullable RootException refusal;
    private @Nullable Throwable bug;
    private boolean done;
    private boolean abandoned;

    private Limited(Work<T> work) {
        super("tpm");
        this.work = work;
        setDaemon(true);
    }

    /** @throws RootException what the work throws, or UNAVAILABLE after {@code limitMillis} */
    static <T> T within(long limitMillis, Work<T> work) throws RootException {
        Limited<T> limited = new Limited<>(work);
        limited.start();
        return limited.await(limitMillis);
    }

    @Override
    public void run() {
        try {
            finish(work.run(), null, null);
        } catch (RootException e) {
            finish(null, e, null);
        } catch (RuntimeException | Error e) {
            finish(null, null, e);
        }
    }

    private synchronized void finish(@Nullable T value, @Nullable RootException refused, @Nullable Throwable failed) {
        if (abandoned && value != null) {
            work.discard(value);
            return;
        }
        result = value;
        refusal = refused;
        bug = failed;
        done = true;
        notifyAll();
    }

    private synchronized T await(long limitMillis) throws RootException {
        long end = System.nanoTime() + limitMillis * NANOS_PER_MILLI;
        while (!done) {
            long leftMillis = (end - System.nanoTime()) / NANOS_PER_MILLI;
            if (leftMillis <= 0) {
                abandoned = true;
                throw Refusals.tooSlow(limitMillis);
            }
            waitFor(leftMillis);
        }
        return outcome();
    }

    private void waitFor(long millis) throws RootException {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            abandoned = true;
            Thread.currentThread().interrupt();
            throw Refusals.notAnswering("interrupted");
        }
    }

    private T outcome() throws RootException {
        if (result != null) {
            return result;
        }
        if (refusal != null) {
            throw refusal;
        }
        throw new IllegalStateException("TPM work failed", bug);
    }
}
