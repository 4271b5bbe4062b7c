package dev.sessionvault.launcher.share.policy;

/** Whether a rule is about somebody. What cannot be found out is never for the one who wants to lend. */
enum Applies {
    YES,
    NO,
    /** A name could not be looked up. */
    UNKNOWN;

    boolean allows() {
        return this == YES;
    }

    boolean denies() {
        return this != NO;
    }

    Applies or(Applies other) {
        return this == YES || other == YES ? YES : this == UNKNOWN || other == UNKNOWN ? UNKNOWN : NO;
    }
}
