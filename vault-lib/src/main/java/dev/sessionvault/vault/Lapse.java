package dev.sessionvault.vault;

/** Why an entry has expired. */
public enum Lapse {
    /** It was not used for its idle time. */
    IDLE,
    /** Its deadline has come. */
    DEADLINE
}
