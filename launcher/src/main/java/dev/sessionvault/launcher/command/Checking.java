package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.vault.Check;
import dev.sessionvault.vault.Checked;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.SlotKind;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.VaultException.Reason;
import java.io.File;
import org.jspecify.annotations.Nullable;

/** A vault or a backup, looked at from all sides. What is damaged is found, not failed at. */
final class Checking {
    private final VaultCheckCommand asked;
    private final Machine machine;
    private final File data;
    private final @Nullable String copy;
    private final Findings findings;

    Checking(VaultCheckCommand asked) {
        this.asked = asked;
        this.machine = asked.sv.machine();
        this.data = machine.directories().data();
        this.copy = asked.file;
        this.findings = new Findings(copy == null ? data.toString() : copy);
    }

    Findings perform() throws LauncherException {
        try {
            SealedVault sealed = copy == null ? SealedVault.read(data.toPath()) : CopyIn.any(copy, "read the backup: ");
            Unlock unlock = asked.sv.unlock();
            Slot slot = unlock.slot(sealed);
            try (Vault vault = opened(unlock, sealed, slot)) {
                findings.files.addAll(Check.files(vault));
                if (findings.isSound()) {
                    findings.stamps = Check.stamps(vault);
                }
            }
            for (Slot each : sealed.slots()) {
                findings.slots.add(tried(sealed, each, asked.code.isGiven() ? 0 : slot.number()));
            }
        } catch (VaultException e) {
            unopened(e);
        }
        return findings;
    }

    private Vault opened(Unlock unlock, SealedVault sealed, Slot slot) throws LauncherException, VaultException {
        return asked.code.isGiven()
                ? new Rescue(machine, asked.code.recovery()).open(sealed)
                : unlock.open(sealed, slot);
    }

    /** The vault itself cannot be looked into: which of the kept snapshots is worth a try? */
    private void unopened(VaultException e) throws LauncherException {
        boolean isFinding = e.reason() == Reason.DAMAGED
                || e.reason() == Reason.NEWER
                || e.reason() == Reason.PERMISSIONS
                || e.reason() == Reason.WRONG_KEY;
        if (!isFinding) {
            throw Failure.of(e);
        }
        findings.files.add(new Checked("", Checked.State.DAMAGED, 0, 0, String.valueOf(e.getMessage())));
        if (copy == null && e.reason() == Reason.DAMAGED) {
            findings.hint = "sv vault restore --replace FILE, with a backup or one of vault.db.1 to .3";
        } else {
            findings.hint = e.hint();
        }
    }

    private Findings.SlotTried tried(SealedVault sealed, Slot slot, int opener) {
        boolean primary = sealed.primarySlot()
                .filter(first -> first.number() == slot.number())
                .isPresent();
        String kind = slot.kind().token();
        RootKind root = slot.kind().rootKind();
        if (slot.number() == opener) {
            return new Findings.SlotTried(slot.number(), kind, primary, true, "");
        }
        if (root == null) {
            String by = slot.kind() == SlotKind.RECOVERY ? "the recovery code" : "its passphrase";
            return new Findings.SlotTried(slot.number(), kind, primary, null, "not tried, " + by + " opens it");
        }
        String why = refusal(sealed, slot, root);
        if (why == null) {
            return new Findings.SlotTried(slot.number(), kind, primary, null, "not tried, its PIN opens it");
        }
        return new Findings.SlotTried(slot.number(), kind, primary, why.isEmpty(), why);
    }

    /** Why a root does not open its slot here; empty if it does, {@code null} if a PIN does. Nobody is asked anything. */
    private @Nullable String refusal(SealedVault sealed, Slot slot, RootKind root) {
        Opening opening = machine.roots().of(root).open(slot.sealedKey());
        if (opening instanceof Opening.Refused refused) {
            return refused.refusal() == Refusal.PIN ? null : refused.why();
        }
        try (Opening.Opened opened = (Opening.Opened) opening) {
            sealed.open(slot, opened.key(), machine.journal()).close();
            return "";
        } catch (VaultException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
