package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.SlotEditor;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "primary",
        sortOptions = false,
        description = {
            "Make a root of the vault the one that opens it day by day.",
            "",
            "The vault is opened by that root for this, which proves that it does."
        },
        footer = {"", "Examples:", "  sv root primary 3"})
final class RootPrimaryCommand implements Verb {
    private final SvCommand sv;

    @Parameters(
            index = "0",
            paramLabel = "N",
            converter = SlotNumber.class,
            description = "The number of a slot, as `sv root list` shows it.")
    int number;

    RootPrimaryCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Unlock unlock = new Unlock(sv.machine(), sv.passphrase(), number, sv.pinFd);
        try {
            SealedVault sealed = sv.machine().sealed();
            Slot slot = unlock.slot(sealed);
            try (Vault vault = unlock.open(sealed, slot).withClock(sv.machine().clock())) {
                new SlotEditor(vault).makePrimary(slot);
            }
            KeptKeys kept = new KeptKeys(sv.machine());
            kept.drop(sealed);
            kept.tellFailure();
            sv.machine().terminal().print("the vault is opened by " + OldSlots.name(slot) + ", from now on");
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }
}
