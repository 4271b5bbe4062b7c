package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordFacts;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.format.v1.RecordKind;
import dev.sessionvault.vault.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finding what is to be changed in the newest snapshot, and putting it into the next one. */
final class Editing {
    private final KeySchedule keys;
    private final Contents newest;
    private final Draft draft;

    Editing(KeySchedule keys, Contents newest, Draft draft) {
        this.keys = keys;
        this.newest = newest;
        this.draft = draft;
    }

    /** The times of an entry. */
    record Times(long created, long renewed, long used) {
        static Times from(long now) {
            return new Times(now, now, now);
        }

        static Times of(Entry entry) {
            return new Times(entry.createdEpochSecond(), entry.renewedEpochSecond(), entry.usedEpochSecond());
        }
    }

    /** The record of an entry, key or login. */
    Stored entry(EntryId id) throws VaultException, FormatException {
        List<Stored> found = entries(Set.of(id));
        if (found.isEmpty()) {
            throw absent(id, "it is not there any more");
        }
        return found.get(0);
    }

    /** The same, of that kind. */
    Stored entry(RecordKind kind, EntryId id) throws VaultException, FormatException {
        Stored found = entry(id);
        if (found.kind() != kind) {
            throw absent(id, "it is no " + (kind == RecordKind.LOGIN ? "login" : "key"));
        }
        return found;
    }

    /** Those of these entries that are there. */
    List<Stored> entries(Set<EntryId> ids) throws VaultException, FormatException {
        List<Stored> found = new ArrayList<>();
        for (Row row : newest.records()) {
            if (ids.contains(Stored.id(RecordKey.parse(row.key())))) {
                Stored stored = newest.open(row);
                if (stored.isKey() || stored.isLogin()) {
                    found.add(stored);
                }
            }
        }
        return found;
    }

    /** The record of that kind beside an entry. */
    @Nullable
    Stored beside(Entry entry, RecordKind kind) throws VaultException {
        return find(kind, entry.tool(), entry.scope(), entry.account());
    }

    Stored former(Entry entry) throws VaultException {
        Stored former = beside(entry, RecordKind.FORMER);
        if (former == null) {
            throw absent(entry.id(), "no rotation of it waits to be confirmed");
        }
        return former;
    }

    /** @param account {@code null} for whatever account */
    @Nullable
    Stored find(RecordKind kind, ToolName tool, Scope scope, @Nullable AccountName account) throws VaultException {
        for (Stored stored : newest.find(tool, Stored.path(scope))) {
            if (stored.kind() == kind && (account == null || stored.isOf(account))) {
                return stored;
            }
        }
        return null;
    }

    /** A key and a login of one account in one place would leave open which of them is meant. */
    void requireNone(RecordKind kind, NewEntry said) throws VaultException {
        Stored there = find(kind, said.tool(), said.scope(), said.account());
        if (there != null) {
            String what = kind == RecordKind.LOGIN ? "login" : "key";
            String why =
                    "entry " + there.entry().id().brief() + ": it is a " + what + " of this account for this place";
            throw new VaultException(Reason.EXISTS, why, "name another account: --account NAME", null);
        }
    }

    /** Where a new record of this tool and scope goes. */
    RecordKey fresh(ToolName tool, Scope scope) throws FormatException {
        return draft.newKey(RecordKey.prefix(keys, tool.value(), Stored.path(scope)));
    }

    /** @param key stays the caller's */
    Entry put(RecordKind kind, RecordKey row, NewEntry said, Times times, SecretBytes key) {
        RecordFacts facts = new RecordFacts(
                kind,
                said.tool().value(),
                Stored.path(said.scope()),
                said.account().value(),
                said.label(),
                times.created(),
                times.renewed(),
                times.used(),
                said.expiry().idleSeconds(),
                said.expiry().deadlineEpochSecond(),
                keys.fingerprint(key, RecordFacts.FINGERPRINT_BYTES));
        draft.put(row, facts, key);
        return Stored.entry(row, facts);
    }

    SecretBytes open(Stored stored) throws VaultException {
        return newest.openKey(stored);
    }

    private static VaultException absent(EntryId id, String why) {
        return new VaultException(Reason.ABSENT, "entry " + id.brief() + ": " + why, "`sv list` shows them", null);
    }
}
