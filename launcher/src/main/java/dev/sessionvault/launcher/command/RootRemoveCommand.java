package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.SlotEditor;
import dev.sessionvault.vault.SlotKind;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        sortOptions = false,
        description = {
            "Take a root away from the vault: it opens it no more.",
            "",
            "The vault is opened by another root for this, which proves that one is left: to remove the primary one,"
                    + " name the other by --slot. The snapshots kept from before are deleted. What the vault is sealed"
                    + " with stays the same: whoever has opened it by the old root may know it, and backups from before"
                    + " still open."
        },
        footer = {"", "Examples:", "  sv root remove 3", "  sv --slot 3 root remove 1"})
final class RootRemoveCommand implements Verb {
    private final SvCommand sv;

    @Parameters(
            index = "0",
            paramLabel = "N",
            converter = SlotNumber.class,
            description = "The number of a slot, as `sv root list` shows it.")
    int number;

    RootRemoveCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        try {
            SealedVault sealed = sv.machine().sealed();
            Slot doomed = removable(sealed);
            Unlock unlock = sv.unlock();
            Slot opener = unlock.slot(sealed);
            if (opener.number() == number) {
                throw refused("it opens the vault just now", "open it by another: sv --slot N root remove " + number);
            }
            try (Vault vault =
                    unlock.open(sealed, opener).withClock(sv.machine().clock())) {
                remove(new SlotEditor(vault), sealed, doomed);
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private Slot removable(SealedVault sealed) throws LauncherException {
        Slot slot = sealed.slot(number);
        if (slot == null) {
            throw refused("there is none", "sv root list");
        }
        if (slot.kind() == SlotKind.RECOVERY) {
            throw refused("the recovery slot has to stay", "another code in its place: sv root reseal --new-code");
        }
        long openers = sealed.slots().stream()
                .filter(other -> other.kind() != SlotKind.RECOVERY)
                .count();
        if (openers == 1) {
            throw refused(
                    "it is the only one that opens the vault",
                    "another one in its place: sv root add --root KIND, or sv root reseal");
        }
        return slot;
    }

    private LauncherException refused(String why, String hint) {
        return Failure.usage("remove a root: slot " + number + ": " + why, hint);
    }

    private void remove(SlotEditor editor, SealedVault sealed, Slot doomed) throws VaultException {
        editor.remove(doomed);
        new OldSlots(sv.machine()).forget(sealed.id(), doomed);
        Terminal terminal = sv.machine().terminal();
        terminal.print(OldSlots.name(doomed) + ": opens the vault no more");
        if (doomed.kind() != SlotKind.SECRET_SERVICE) {
            terminal.note("backups from before are still opened by it");
        }
    }
}
