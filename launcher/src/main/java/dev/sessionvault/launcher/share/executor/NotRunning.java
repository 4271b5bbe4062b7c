package dev.sessionvault.launcher.share.executor;

/** A call that could not be started. */
final class NotRunning implements Running {
    private final Finish finish;

    NotRunning(Finish finish) {
        this.finish = finish;
    }

    @Override
    public Finish finish() {
        return finish;
    }

    @Override
    public void stop(Stop why) {
        // there is nothing to stop
    }
}
