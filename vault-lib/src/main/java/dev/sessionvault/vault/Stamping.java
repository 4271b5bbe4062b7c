package dev.sessionvault.vault;

import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.RecordBody;
import java.util.List;

/** Writing down that an entry was used, if it is still there. What others changed meanwhile is kept. */
final class Stamping implements Custody.Change<Boolean> {
    private final Stored used;
    private final long now;

    Stamping(Stored used, long now) {
        this.used = used;
        this.now = now;
    }

    @Override
    public Boolean apply(Contents newest, Draft draft) throws VaultException, FormatException {
        Entry entry = used.entry();
        List<Stored> here = newest.find(entry.tool(), Stored.path(entry.scope()));
        try {
            for (Stored stored : here) {
                if (stored.entry().id().value().equals(entry.id().value())) {
                    stamp(stored, draft);
                    return true;
                }
            }
            return false;
        } finally {
            Stored.closeAll(here);
        }
    }

    private void stamp(Stored stored, Draft draft) {
        RecordBody body = stored.body();
        draft.put(stored.recordKey(), new RecordBody(body.facts().usedAt(now), body.key()));
    }
}
