package dev.sessionvault.launcher.leak;

import java.io.IOException;

/** Something in which keys may lie: a tree of files, a repository's past, the running processes. */
public interface Source {
    /** For people, while it is searched: {@code shell histories}. */
    String title();

    /** Searches all of it. What cannot be read is told to {@code search}, and is no reason to stop. */
    void search(Search search) throws IOException;
}
