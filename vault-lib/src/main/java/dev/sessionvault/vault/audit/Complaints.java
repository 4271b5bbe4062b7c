package dev.sessionvault.vault.audit;

/** Who is told of what goes wrong with the log and stops nothing. */
public interface Complaints {
    /** @param what for people, holding nothing secret */
    void hear(String what);
}
