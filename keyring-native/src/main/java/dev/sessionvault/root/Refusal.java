package dev.sessionvault.root;

/** Why a root did not answer with the key. These are different situations and want different advice. */
public enum Refusal {
    /** The root works and has no such key: cleared, reset, or another machine. */
    ABSENT,
    /** The key is there and the root is locked; unlocking it helps. */
    LOCKED,
    /** This user may not use the root. */
    DENIED,
    /** The root wants a PIN, and was given none or a wrong one. */
    PIN,
    /** The key is bound to a state of this machine, and that is not the present one. */
    CHANGED,
    /** There is no such root here, or it did not answer in time. */
    UNAVAILABLE,
    /** What was sealed is not what came back, or the sealed bytes do not parse. */
    DAMAGED
}
