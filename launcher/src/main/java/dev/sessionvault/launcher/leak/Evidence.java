package dev.sessionvault.launcher.leak;

/** Why something was taken for a key; the strongest first. */
public enum Evidence {
    /** An issuer's own form: prefix, alphabet, length. */
    FORM,
    /** A variable or member that a tool reads its key from. */
    NAME,
    /** A telling name, and a value too random for a word. */
    ENTROPY
}
