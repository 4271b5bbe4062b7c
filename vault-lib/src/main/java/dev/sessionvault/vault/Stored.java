package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordBody;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.format.v1.SealedRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of the vault, opened. Closing it wipes the key. */
final class Stored implements AutoCloseable {
    private static final int FINGERPRINT_BYTES = 5;

    private final RecordKey recordKey;
    private final SealedRecord sealed;
    private final RecordBody body;
    private final Entry entry;

    private Stored(RecordKey recordKey, SealedRecord sealed, RecordBody body, Entry entry) {
        this.recordKey = recordKey;
        this.sealed = sealed;
        this.body = body;
        this.entry = entry;
    }

    /** @throws IllegalArgumentException if the body says what no entry says */
    static Stored of(KeySchedule keys, RecordKey recordKey, SealedRecord sealed, RecordBody body) {
        return new Stored(recordKey, sealed, body, entry(keys, recordKey, body));
    }

    /** @throws IllegalArgumentException if the body says what no entry says */
    static Entry entry(KeySchedule keys, RecordKey recordKey, RecordBody body) {
        RecordBody.Facts facts = body.facts();
        String path = facts.path();
        NewEntry said = new NewEntry(
                new ToolName(facts.tool()),
                path == null ? new Scope.Global() : new Scope.Project(path),
                new AccountName(facts.account()),
                facts.label(),
                new Expiry(facts.idleSeconds(), facts.deadlineEpochSecond()));
        return new Entry(
                id(recordKey),
                said.tool(),
                said.scope(),
                said.account(),
                said.label(),
                said.expiry(),
                facts.createdEpochSecond(),
                facts.usedEpochSecond(),
                Hex.encode(keys.fingerprint(body.key(), FINGERPRINT_BYTES)));
    }

    static EntryId id(RecordKey recordKey) {
        return new EntryId(Hex.encode(recordKey.id()));
    }

    /** The path of a scope as the format has it. */
    static @Nullable String path(Scope scope) {
        return scope instanceof Scope.Project ? ((Scope.Project) scope).path() : null;
    }

    RecordKey recordKey() {
        return recordKey;
    }

    /** As it stands in the vault. */
    SealedRecord sealed() {
        return sealed;
    }

    /** As the record says; {@link Stamps} knows the latest use. */
    Entry entry() {
        return entry;
    }

    SecretBytes key() {
        return body.key();
    }

    @Override
    public void close() {
        body.close();
    }

    static void closeAll(List<Stored> all) {
        for (Stored stored : all) {
            stored.close();
        }
    }
}
