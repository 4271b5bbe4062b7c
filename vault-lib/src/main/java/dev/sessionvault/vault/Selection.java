package dev.sessionvault.vault;

import java.util.List;
import java.util.Optional;

/** What {@link Vault#take} would answer now, without the key. */
public sealed interface Selection {

    /**
     * This entry's key or login would be given.
     *
     * @param choice what fixed the account, if a choice did
     */
    record Found(Entry entry, Optional<Choice> choice) implements Selection {}

    /** No entry for this tool in this place. */
    record None() implements Selection {}

    /** A choice says which account to use here, and that account has none for this tool here or above. */
    record Unmet(Choice choice) implements Selection {}

    /** The entry for this place has expired. */
    record Expired(Entry entry, Lapse lapse) implements Selection {}

    /**
     * The nearest place has several named accounts, and none was asked for; or a key and a login of the account that
     * is meant.
     */
    record Ambiguous(List<Entry> entries) implements Selection {
        public Ambiguous {
            entries = List.copyOf(entries);
        }
    }
}
