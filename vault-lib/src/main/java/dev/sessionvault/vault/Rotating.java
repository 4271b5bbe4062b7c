package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordFacts;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.format.v1.RecordKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new key in the place of an entry's old one, which is kept as the former key or destroyed. */
final class Rotating implements Custody.Change<Entry> {
    private final KeySchedule keys;
    private final Stamps stamps;
    private final EntryId id;
    private final SecretBytes fresh;
    private final boolean keepsFormer;
    private final long now;
    private @Nullable Entry written;

    /** @throws IllegalArgumentException if no such key can be stored */
    Rotating(KeySchedule keys, Stamps stamps, EntryId id, SecretBytes fresh, boolean keepsFormer, long now) {
        Adding.requireStorable(fresh);
        this.keys = keys;
        this.stamps = stamps;
        this.id = id;
        this.fresh = fresh;
        this.keepsFormer = keepsFormer;
        this.now = now;
    }

    @Override
    public Entry apply(Contents newest, Draft draft) throws VaultException, FormatException {
        Editing editing = new Editing(keys, newest, draft);
        Stored old = editing.entry(RecordKind.KEY, id);
        requireOneAtATime(editing, old.entry());
        requireAnother(old.entry());
        if (keepsFormer) {
            keep(editing, old);
        } else {
            draft.dropOlderSnapshots();
        }
        NewEntry said = old.entry().said(old.entry().expiryFrom(now));
        Entry entry = editing.put(RecordKind.KEY, old.recordKey(), said, Editing.Times.from(now), fresh);
        written = entry;
        return entry;
    }

    @Override
    public List<Act> acts() {
        return written == null ? List.of() : List.of(Acts.of(keepsFormer ? "rotate" : "replace key", written));
    }

    private void requireOneAtATime(Editing editing, Entry entry) throws VaultException {
        if (editing.beside(entry, RecordKind.FORMER) != null) {
            String why = "entry " + id.brief() + ": its last rotation waits to be confirmed";
            String hint = "sv rotate " + entry.tool().value() + " --confirm, or --back";
            throw new VaultException(Reason.EXISTS, why, hint, null);
        }
    }

    private void requireAnother(Entry entry) throws VaultException {
        String fingerprint = Hex.encode(keys.fingerprint(fresh, RecordFacts.FINGERPRINT_BYTES));
        if (fingerprint.equals(entry.fingerprint())) {
            String why = "entry " + id.brief() + ": this is the key that it has already";
            throw new VaultException(Reason.EXISTS, why, "make a new one where it was issued", null);
        }
    }

    /** With its latest use: the stamp is void once the entry is written again. */
    private void keep(Editing editing, Stored old) throws VaultException, FormatException {
        Entry entry = stamps.entry(old);
        RecordKey row = editing.fresh(entry.tool(), entry.scope());
        try (SecretBytes key = editing.open(old)) {
            editing.put(RecordKind.FORMER, row, entry.said(entry.expiry()), Editing.Times.of(entry), key);
        }
    }
}
