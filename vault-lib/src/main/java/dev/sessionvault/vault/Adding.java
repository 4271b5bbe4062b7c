package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordBody;
import dev.sessionvault.vault.format.v1.RecordKey;
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
        RecordKey place = place(newest, draft);
        RecordBody.Facts facts = new RecordBody.Facts(
                entry.tool().value(),
                Stored.path(entry.scope()),
                entry.account().value(),
                entry.label(),
                now,
                now,
                entry.expiry().idleSeconds(),
                entry.expiry().deadlineEpochSecond());
        try (RecordBody body = new RecordBody(facts, key.copy())) {
            draft.put(place, body);
            Entry stored = Stored.entry(keys, place, body);
            added = stored;
            return stored;
        }
    }

    @Override
    public List<Act> acts() {
        return added == null ? List.of() : List.of(Acts.of("add", added));
    }

    private RecordKey place(Contents newest, Draft draft) throws VaultException, FormatException {
        String path = Stored.path(entry.scope());
        List<Stored> here = newest.find(entry.tool(), path);
        try {
            for (Stored stored : here) {
                if (stored.entry().account().equals(entry.account())) {
                    return stored.recordKey();
                }
            }
            return draft.newKey(RecordKey.prefix(keys, entry.tool().value(), path));
        } finally {
            Stored.closeAll(here);
        }
    }

    /** NUL would end the variable that the key is handed over in, and the tool would see half a key. */
    private static void requireStorable(SecretBytes key) {
        boolean storable = key.size() >= 1
                && key.size() <= RecordBody.MAX_KEY_BYTES
                && key.read(SecretAccess.granted(), bytes -> !holdsNul(bytes));
        if (!storable) {
            throw new IllegalArgumentException("key: want 1 to " + RecordBody.MAX_KEY_BYTES + " bytes without NUL");
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
