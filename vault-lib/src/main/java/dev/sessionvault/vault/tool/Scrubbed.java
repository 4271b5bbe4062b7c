package dev.sessionvault.vault.tool;

import java.util.List;

/** The caller's environment after {@link Scrubbing}: what stays, byte for byte and in its order, and what went. */
public final class Scrubbed {
    private final List<byte[]> kept;
    private final List<String> keptNames;
    private final List<Dropped> dropped;

    Scrubbed(List<byte[]> kept, List<String> keptNames, List<Dropped> dropped) {
        this.kept = kept;
        this.keptNames = keptNames;
        this.dropped = dropped;
    }

    /** The entries that stay. */
    public List<byte[]> kept() {
        return kept;
    }

    /** Their names, printable. */
    public List<String> keptNames() {
        return keptNames;
    }

    /** The entries that went, in their order. */
    public List<Dropped> dropped() {
        return dropped;
    }
}
