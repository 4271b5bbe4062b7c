package dev.sessionvault.launcher.leak.search;

/** Is told, a few times a second and from any thread, but never from two at once, how far a search has come. */
@FunctionalInterface
public interface Progress {
    /** @param title of the source that is being searched */
    void at(String title, long files, long bytes);

    /** Nobody is watching. */
    static Progress unseen() {
        return (title, files, bytes) -> {};
    }
}
