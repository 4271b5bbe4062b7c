package dev.sessionvault.launcher.leak;

/** Takes what a search finds, in order, no two overlapping. */
@FunctionalInterface
public interface Hits {
    void take(Hit hit);
}
