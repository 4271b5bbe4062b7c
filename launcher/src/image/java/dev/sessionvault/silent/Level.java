package dev.sessionvault.silent;

/** The levels that the libraries name, for {@link Logger}. */
public enum Level {
    SEVERE,
    WARNING,
    INFO,
    FINE,
    FINER
}
