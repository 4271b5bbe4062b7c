package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordFacts;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.format.v1.RecordKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records of one vault on their way into another: what they say stays, and they are sealed anew. */
final class Carrying {
    private final Draft draft;
    private final KeySchedule keys;
    private final Set<String> ids;

    /** @param keys of the vault that the draft is of */
    Carrying(Draft draft, KeySchedule keys) throws FormatException {
        this.draft = draft;
        this.keys = keys;
        this.ids = draft.ids();
    }

    /**
     * Stores an entry.
     *
     * @param entry in its new place, with its latest time of use: its idle time goes on, it does not begin again
     * @param key stays the caller's
     * @param replaced in the place of which record, or {@code null}
     * @return the entry as it is in the other vault
     */
    Entry put(Entry entry, SecretBytes key, @Nullable RecordKey replaced) {
        RecordFacts facts = new RecordFacts(
                RecordKind.KEY,
                entry.tool().value(),
                Stored.path(entry.scope()),
                entry.account().value(),
                entry.label(),
                entry.createdEpochSecond(),
                entry.renewedEpochSecond(),
                entry.usedEpochSecond(),
                entry.expiry().idleSeconds(),
                entry.expiry().deadlineEpochSecond(),
                keys.fingerprint(key, RecordFacts.FINGERPRINT_BYTES));
        RecordKey row = replaced == null ? freshKey(facts) : replaced;
        draft.put(row, facts, key);
        return Stored.entry(row, facts);
    }

    /** Stores a choice. */
    void putChoice(Entry choice, @Nullable RecordKey replaced) {
        RecordFacts facts = RecordFacts.choice(
                choice.tool().value(),
                Stored.path(choice.scope()),
                choice.account().value(),
                choice.createdEpochSecond());
        draft.put(replaced == null ? freshKey(facts) : replaced, facts, null);
    }

    private RecordKey freshKey(RecordFacts facts) {
        byte[] place = RecordKey.prefix(keys, facts.tool(), facts.path());
        RecordKey key;
        do {
            key = RecordKey.of(place, SystemRandom.bytes(RecordKey.ID_BYTES));
        } while (!ids.add(Stored.id(key).value()));
        return key;
    }
}
