package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.choice.Enrolment;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import picocli.CommandLine.Command;

@Command(
        name = "test",
        sortOptions = false,
        description = {
            "Try every root of this machine, and open the vault by its own.",
            "",
            "The exit code says whether the vault opens."
        },
        footer = {"", "Examples:", "  sv root test", "  sv --slot 3 root test"})
final class RootTestCommand implements Verb {
    private final SvCommand sv;

    RootTestCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Terminal terminal = sv.machine().terminal();
        for (KeyRoot root : sv.machine().roots().all()) {
            String answer = Enrolment.probe(root)
                    .map(refused -> "does not work here: " + refused.why())
                    .orElse("works: sealed a random key, opened it, compared");
            terminal.print(root.kind().token() + ": " + answer);
        }
        try {
            SealedVault sealed = sv.machine().sealed();
            Unlock unlock = sv.unlock();
            Slot slot = unlock.slot(sealed);
            try (Vault vault = unlock.open(sealed, slot)) {
                terminal.print("vault: opened by " + slot.kind().token() + ", "
                        + vault.entries().size() + " keys"
                        + Named.logins(vault.inventory().logins().size(), ", ", ""));
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }
}
