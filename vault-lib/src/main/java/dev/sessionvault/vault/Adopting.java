package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Storing a login where there is none. */
final class Adopting implements Custody.Change<Entry> {
    private final KeySchedule keys;
    private final NewEntry said;
    private final SecretBytes login;
    private final long now;
    private @Nullable Entry adopted;

    Adopting(KeySchedule keys, NewEntry said, SecretBytes login, long now) {
        this.keys = keys;
        this.said = said;
        this.login = login;
        this.now = now;
    }

    @Override
    public Entry apply(Contents newest, Draft draft) throws VaultException, FormatException {
        Editing editing = new Editing(keys, newest, draft);
        editing.requireNone(RecordKind.LOGIN, said);
        editing.requireNone(RecordKind.KEY, said);
        Entry stored = editing.put(
                RecordKind.LOGIN, editing.fresh(said.tool(), said.scope()), said, Editing.Times.from(now), login);
        adopted = stored;
        return stored;
    }

    @Override
    public List<Act> acts() {
        return adopted == null ? List.of() : List.of(Acts.of("adopt login", adopted));
    }
}
