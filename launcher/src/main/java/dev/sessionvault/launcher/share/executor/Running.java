package dev.sessionvault.launcher.share.executor;

/** A call that has been started. */
public interface Running {
    /**
     * Hands on what it writes, in the calling thread, until it has ended and nothing of it is left.
     *
     * <p>Interrupted, it stops the call and still waits until nothing of it is left.
     */
    Finish finish();

    /** Ends it, by any thread and at any time; the first reason stands. Returns at once. */
    void stop(Stop why);
}
