package dev.sessionvault.launcher.share.channel;

/** Wakes one thread that looks for work; what is raised while it works is not lost. */
final class Signal {
    private boolean raised;

    synchronized void raise() {
        raised = true;
        notifyAll();
    }

    synchronized void await(long millis) throws InterruptedException {
        if (!raised) {
            wait(millis);
        }
        raised = false;
    }
}
