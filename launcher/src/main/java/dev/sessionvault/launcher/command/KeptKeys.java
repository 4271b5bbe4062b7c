package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.cache.SlotCache;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.audit.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of slots that the kernel keeps, and shall keep no more. */
final class KeptKeys {
    private final Machine machine;
    private @Nullable LauncherException failure;

    KeptKeys(Machine machine) {
        this.machine = machine;
    }

    /** Those of a vault; the slots whose keys were there. */
    List<Slot> drop(SealedVault sealed) {
        List<Slot> removed = new ArrayList<>();
        for (Slot slot : sealed.slots()) {
            if (drop(sealed.id(), slot)) {
                removed.add(slot);
            }
        }
        return removed;
    }

    /** That of a slot; whether there was one. */
    boolean drop(String vaultId, Slot slot) {
        try {
            boolean removed = SlotCache.of(machine.directories().data(), vaultId, slot.number())
                    .drop();
            if (removed) {
                machine.journal()
                        .refuse(
                                Act.of("").because(OldSlots.name(slot) + ": kept by the kernel no more"),
                                Use.of("lock"));
            }
            return removed;
        } catch (LauncherException e) {
            failure = e;
            return false;
        }
    }

    /** Why one may still be there, or {@code null}. */
    @Nullable
    LauncherException failure() {
        return failure;
    }

    /** The same, told where it is not what was asked for. */
    void tellFailure() {
        if (failure != null) {
            machine.terminal()
                    .warning(failure.getMessage() + ": the kernel may keep a key of before until its time is over");
        }
    }
}
