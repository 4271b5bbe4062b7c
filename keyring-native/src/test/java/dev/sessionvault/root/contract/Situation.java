package dev.sessionvault.root.contract;

import dev.sessionvault.root.Refusal;
import java.util.Locale;

/** What may have become of a root since it sealed a key, and the only answer that it may then give. */
public enum Situation {
    /** The root was reset, or this is another machine or another login. */
    ELSEWHERE(Refusal.ABSENT),
    LOCKED(Refusal.LOCKED),
    /** This user may not use it any more. */
    DENIED(Refusal.DENIED),
    /** It is asked and does not answer. */
    SLOW(Refusal.UNAVAILABLE),
    /** There is nothing to ask. */
    GONE(Refusal.UNAVAILABLE);

    private final Refusal refusal;

    Situation(Refusal refusal) {
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The word in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
