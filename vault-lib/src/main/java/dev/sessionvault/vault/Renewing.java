package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Letting an entry's time begin anew; its key or login stays. */
final class Renewing implements Custody.Change<Entry> {
    private final KeySchedule keys;
    private final EntryId id;
    private final Expiry expiry;
    private final long now;
    private @Nullable Entry renewed;

    Renewing(KeySchedule keys, EntryId id, Expiry expiry, long now) {
        this.keys = keys;
        this.id = id;
        this.expiry = expiry;
        this.now = now;
    }

    @Override
    public Entry apply(Contents newest, Draft draft) throws VaultException, FormatException {
        Editing editing = new Editing(keys, newest, draft);
        Stored stored = editing.entry(id);
        Entry entry = stored.entry();
        Editing.Times times = new Editing.Times(entry.createdEpochSecond(), now, now);
        try (SecretBytes key = editing.open(stored)) {
            Entry written = editing.put(stored.kind(), stored.recordKey(), entry.said(expiry), times, key);
            renewed = written;
            return written;
        }
    }

    @Override
    public List<Act> acts() {
        return renewed == null ? List.of() : List.of(Acts.of("renew", renewed));
    }
}
