package dev.sessionvault.launcher.command;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.vault.Slot;

/** What is left of a slot that opens the vault no more. */
final class OldSlots {
    private final Machine machine;

    OldSlots(Machine machine) {
        this.machine = machine;
    }

    /** What the old root still keeps opens nothing any more: no harm if it cannot be reached. */
    void forget(String vaultId, Slot old) {
        KeptKeys kept = new KeptKeys(machine);
        kept.drop(vaultId, old);
        kept.tellFailure();
        RootKind kind = old.kind().rootKind();
        if (kind == null) {
            return;
        }
        try {
            machine.roots().of(kind).forget(old.sealedKey());
        } catch (RootException e) {
            machine.terminal().note("root " + kind.token() + ": its old item stays there: " + e.getMessage());
        }
    }

    static String name(Slot slot) {
        return "slot " + slot.number() + ", " + slot.kind().token();
    }
}
