package dev.sessionvault.vault;

import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordFacts;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.format.v1.RecordKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Setting, changing or removing a place's choice of account; the answer is whether that changed anything. */
final class Choosing implements Custody.Change<Boolean> {
    private final KeySchedule keys;
    private final ToolName tool;
    private final Scope scope;
    private final @Nullable AccountName account;
    private final long now;
    private Act act = Act.of("");

    /** @param account {@code null} to have no choice there */
    Choosing(KeySchedule keys, ToolName tool, Scope scope, @Nullable AccountName account, long now) {
        this.keys = keys;
        this.tool = tool;
        this.scope = scope;
        this.account = account;
        this.now = now;
    }

    @Override
    public Boolean apply(Contents newest, Draft draft) throws VaultException, FormatException {
        Editing editing = new Editing(keys, newest, draft);
        Stored old = editing.find(RecordKind.CHOICE, tool, scope, null);
        AccountName name = account;
        if (name == null) {
            return old != null && remove(old, draft);
        }
        if (old != null && old.isOf(name)) {
            return false;
        }
        RecordKey row = old == null ? editing.fresh(tool, scope) : old.recordKey();
        act = Acts.of("choose account", new Choice(Stored.id(row), tool, scope, name));
        draft.put(row, RecordFacts.choice(tool.value(), Stored.path(scope), name.value(), now), null);
        return true;
    }

    private boolean remove(Stored old, Draft draft) throws FormatException {
        act = Acts.of("remove choice", old.choice());
        return draft.removeAll(Set.of(old.entry().id())) > 0;
    }

    @Override
    public List<Act> acts() {
        return List.of(act);
    }
}
