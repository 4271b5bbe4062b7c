package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The end of a rotation: the former key is destroyed, or takes its place again. */
final class Settling implements Custody.Change<Entry> {
    private final KeySchedule keys;
    private final EntryId id;
    private final boolean confirmed;
    private @Nullable Entry settled;

    Settling(KeySchedule keys, EntryId id, boolean confirmed) {
        this.keys = keys;
        this.id = id;
        this.confirmed = confirmed;
    }

    @Override
    public Entry apply(Contents newest, Draft draft) throws VaultException, FormatException {
        Editing editing = new Editing(keys, newest, draft);
        Stored stored = editing.entry(RecordKind.KEY, id);
        Stored former = editing.former(stored.entry());
        draft.removeAll(Set.of(former.entry().id()));
        if (confirmed) {
            draft.dropOlderSnapshots();
        }
        Entry entry = confirmed ? stored.entry() : takeBack(editing, stored, former);
        settled = entry;
        return entry;
    }

    @Override
    public List<Act> acts() {
        return settled == null
                ? List.of()
                : List.of(Acts.of(confirmed ? "confirm rotation" : "take key back", settled));
    }

    private static Entry takeBack(Editing editing, Stored stored, Stored former) throws VaultException {
        Entry old = former.entry();
        try (SecretBytes key = editing.open(former)) {
            return editing.put(RecordKind.KEY, stored.recordKey(), old.said(old.expiry()), Editing.Times.of(old), key);
        }
    }
}
