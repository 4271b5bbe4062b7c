package dev.sessionvault.vault;

import dev.sessionvault.vault.format.v1.FormatException;
import java.util.Set;

/** Removing entries. */
final class Removing implements Custody.Change<Integer> {
    private final Set<EntryId> ids;

    Removing(Set<EntryId> ids) {
        this.ids = Set.copyOf(ids);
    }

    @Override
    public Integer apply(Contents newest, Draft draft) throws FormatException {
        return draft.removeAll(ids);
    }
}
