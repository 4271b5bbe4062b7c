package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeyBody;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.format.v1.RecordKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Storing a key, in the place of the one with the same tool, scope and account if there is one. */
final class Adding implements Custody.Change<Entry> {
    private final KeySchedule keys;
    private final NewEntry entry;
    private final SecretBytes key;
    private final long now;
    private @Nullable Entry added;

    /** @throws IllegalArgumentException if no such key can be stored */
    Adding(KeySchedule keys, NewEntry entry, SecretBytes key, long now) {
        requireStorable(key);
        this.keys = keys;
        this.entry = entry;
        this.key = key;
        this.now = now;
    }

    @Override
    public Entry apply(Contents newest, Draft draft) throws VaultException, FormatException {
        Editing editing = new Editing(keys, newest, draft);
        editing.requireNone(RecordKind.LOGIN, entry);
        Stored old = editing.find(RecordKind.KEY, entry.tool(), entry.scope(), entry.account());
        RecordKey row = old == null ? editing.fresh(entry.tool(), entry.scope()) : old.recordKey();
        Entry stored = editing.put(RecordKind.KEY, row, entry, Editing.Times.from(now), key);
        added = stored;
        return stored;
    }

    @Override
    public List<Act> acts() {
        return added == null ? List.of() : List.of(Acts.of("add", added));
    }

    /** NUL would end the variable that the key is handed over in, and the tool would see half a key. */
    static void requireStorable(SecretBytes key) {
        boolean storable = key.size() >= 1
                && key.size() <= KeyBody.MAX_KEY_BYTES
                && key.read(SecretAccess.granted(), bytes -> !holdsNul(bytes));
        if (!storable) {
            throw new IllegalArgumentException("key: want 1 to " + KeyBody.MAX_KEY_BYTES + " bytes without NUL");
        }
    }

    private static boolean holdsNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
