package dev.sessionvault.vault;

import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removing entries, each key with its former one. */
final class Removing implements Custody.Change<Integer> {
    private final KeySchedule keys;
    private final Set<EntryId> ids;
    private final List<Act> acts = new ArrayList<>();

    Removing(KeySchedule keys, Set<EntryId> ids) {
        this.keys = keys;
        this.ids = Set.copyOf(ids);
    }

    @Override
    public Integer apply(Contents newest, Draft draft) throws VaultException, FormatException {
        Set<EntryId> formers = formers(new Editing(keys, newest, draft));
        int removed = draft.removeAll(ids);
        draft.removeAll(formers);
        return removed;
    }

    private Set<EntryId> formers(Editing editing) throws VaultException, FormatException {
        Set<EntryId> formers = new HashSet<>();
        for (Stored entry : editing.entries(ids)) {
            acts.add(Acts.of(entry.isLogin() ? "remove login" : "remove", entry.entry()));
            Stored former = entry.isKey() ? editing.beside(entry.entry(), RecordKind.FORMER) : null;
            if (former != null) {
                formers.add(former.entry().id());
            }
        }
        return formers;
    }

    @Override
    public List<Act> acts() {
        return List.copyOf(acts);
    }
}
