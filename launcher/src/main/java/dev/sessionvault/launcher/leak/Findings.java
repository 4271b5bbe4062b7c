package dev.sessionvault.launcher.leak;

/** Takes what is found, from several threads at once. */
@FunctionalInterface
public interface Findings {
    void take(Finding finding);
}
