package dev.sessionvault.vault;

import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Removing entries. */
final class Removing implements Custody.Change<Integer> {
    private final Set<EntryId> ids;
    private final List<Act> acts = new ArrayList<>();

    Removing(Set<EntryId> ids) {
        this.ids = Set.copyOf(ids);
    }

    @Override
    public Integer apply(Contents newest, Draft draft) throws VaultException, FormatException {
        for (Row row : newest.records()) {
            if (ids.contains(Stored.id(RecordKey.parse(row.key())))) {
                try (Stored stored = newest.open(row)) {
                    acts.add(Acts.of("remove", stored.entry()));
                }
            }
        }
        return draft.removeAll(ids);
    }

    @Override
    public List<Act> acts() {
        return List.copyOf(acts);
    }
}
