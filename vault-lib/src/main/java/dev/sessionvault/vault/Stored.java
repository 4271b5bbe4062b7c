package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordFacts;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.format.v1.RecordKind;
import dev.sessionvault.vault.format.v1.SealedRecord;
import org.jspecify.annotations.Nullable;

/** A record of the vault, its facts opened and its key still sealed. */
final class Stored {
    private final RecordKey recordKey;
    private final SealedRecord sealed;
    private final RecordKind kind;
    private final Entry entry;

    private Stored(RecordKey recordKey, SealedRecord sealed, RecordKind kind, Entry entry) {
        this.recordKey = recordKey;
        this.sealed = sealed;
        this.kind = kind;
        this.entry = entry;
    }

    /** @throws IllegalArgumentException if the facts say what no entry says */
    static Stored of(RecordKey recordKey, SealedRecord sealed, RecordFacts facts) {
        return new Stored(recordKey, sealed, facts.kind(), entry(recordKey, facts));
    }

    /** @throws IllegalArgumentException if the facts say what no entry says */
    static Entry entry(RecordKey recordKey, RecordFacts facts) {
        String path = facts.path();
        NewEntry said = new NewEntry(
                new ToolName(facts.tool()),
                path == null ? new Scope.Global() : new Scope.Project(path),
                new AccountName(facts.account()),
                facts.label(),
                new Expiry(facts.idleSeconds(), facts.deadlineEpochSecond()));
        return new Entry(
                id(recordKey),
                facts.kind() == RecordKind.LOGIN,
                said.tool(),
                said.scope(),
                said.account(),
                said.label(),
                said.expiry(),
                facts.createdEpochSecond(),
                facts.renewedEpochSecond(),
                facts.usedEpochSecond(),
                Hex.encode(facts.fingerprint()));
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

    boolean isKey() {
        return kind == RecordKind.KEY;
    }

    boolean isLogin() {
        return kind == RecordKind.LOGIN;
    }

    boolean isChoice() {
        return kind == RecordKind.CHOICE;
    }

    RecordKind kind() {
        return kind;
    }

    /** As the record says; {@link Stamps} knows the latest use. Of a choice only id, names and scope mean anything. */
    Entry entry() {
        return entry;
    }

    Choice choice() {
        return new Choice(entry.id(), entry.tool(), entry.scope(), entry.account());
    }

    boolean isOf(AccountName account) {
        return entry.account().value().equals(account.value());
    }

    /** The key itself, which whoever asked closes. */
    SecretBytes openKey(KeySchedule keys, byte[] vaultId) throws FormatException {
        return sealed.key(keys, vaultId, recordKey, kind);
    }
}
