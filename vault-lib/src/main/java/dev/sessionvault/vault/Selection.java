package dev.sessionvault.vault;

import java.util.List;

/** What {@link Vault#take} would answer now, without the key. */
public sealed interface Selection {

    /** This entry's key would be given. */
    record Found(Entry entry) implements Selection {}

    /** No entry for this tool in this place. */
    record None() implements Selection {}

    /** The entry for this place has expired. */
    record Expired(Entry entry, Lapse lapse) implements Selection {}

    /** The nearest place has several named accounts, and none was asked for. */
    record Ambiguous(List<Entry> entries) implements Selection {
        public Ambiguous {
            entries = List.copyOf(entries);
        }
    }
}
