package dev.sessionvault.launcher.share.session;

import java.time.Instant;

/** Whoever watches a session. */
public interface Events {
    /**
     * @param kind one word: {@code connected}, {@code asked}, {@code runs}, {@code ended}, {@code refused}, …
     * @param call 0 if it is about none
     */
    record Event(Instant at, String kind, int call, String verb, String text) {}

    /** Returns at once. */
    void happened(Event event);

    /** Whether somebody is there who can say yes or no. */
    boolean isWatched();
}
