package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tool's newer login in the place of the one that it began with. The snapshots before it are kept: they hold logins
 * that may still be good, should this one turn out not to be.
 */
final class Updating implements Custody.Change<Optional<Entry>> {
    private final KeySchedule keys;
    private final EntryId id;
    private final String before;
    private final SecretBytes login;
    private final long now;
    private @Nullable Entry written;

    Updating(KeySchedule keys, EntryId id, String before, SecretBytes login, long now) {
        this.keys = keys;
        this.id = id;
        this.before = before;
        this.login = login;
        this.now = now;
    }

    @Override
    public Optional<Entry> apply(Contents newest, Draft draft) throws VaultException, FormatException {
        Editing editing = new Editing(keys, newest, draft);
        Stored stored = editing.entry(RecordKind.LOGIN, id);
        Entry entry = stored.entry();
        if (!entry.fingerprint().equals(before)) {
            return Optional.empty();
        }
        Editing.Times times = new Editing.Times(entry.createdEpochSecond(), entry.renewedEpochSecond(), now);
        Entry put = editing.put(RecordKind.LOGIN, stored.recordKey(), entry.said(entry.expiry()), times, login);
        written = put;
        return Optional.of(put);
    }

    @Override
    public List<Act> acts() {
        return written == null ? List.of() : List.of(Acts.of("update login", written));
    }
}
