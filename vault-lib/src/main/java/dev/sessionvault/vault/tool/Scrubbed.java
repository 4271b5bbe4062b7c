package dev.sessionvault.vault.tool;

import java.util.List;

/** The caller's environment after {@link Scrubbing}: what stays, byte for byte and in its order, and what went. */
public final class Scrubbed {
    private final List<byte[]> kept;
    private final List<Dropped> dropped;

    Scrubbed(List<byte[]> kept, List<Dropped> dropped) {
        this.kept = kept;
        this.dropped = dropped;
    }

    /** The entries that stay. */
    public List<byte[]> kept() {
        return kept;
    }

    /** The entries that went, in their order. */
    public List<Dropped> dropped() {
        return dropped;
    }
}
