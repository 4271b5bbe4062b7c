package dev.sessionvault.launcher.reflect;

/** A call that was made. */
public interface Running {
    /** Tells the owner that nobody wants it any more. Its listener hears no more of it; once it has ended, nothing happens. */
    void cancel();
}
