package dev.sessionvault.launcher.reflect;

/** What becomes of one call. Called by one thread at a time; {@link #ended} comes once, and last. */
public interface CallListener {
    /**
     * Something that the verb has written; not returning holds its output up.
     *
     * @param which {@link dev.sessionvault.launcher.share.message.Output#STDOUT} or {@code STDERR}
     */
    void output(int which, byte[] bytes);

    /** The owner has to say yes first. */
    void waiting();

    void ended(Answer answer);
}
