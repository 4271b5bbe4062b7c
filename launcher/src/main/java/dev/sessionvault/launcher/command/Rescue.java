package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;

/** Opening a vault by its recovery code. */
final class Rescue {
    private final Machine machine;
    private final Recovery recovery;

    Rescue(Machine machine, Recovery recovery) {
        this.machine = machine;
        this.recovery = recovery;
    }

    Vault open(SealedVault sealed) throws LauncherException, VaultException {
        Slot rescue = sealed.recoverySlot()
                .orElseThrow(() -> new LauncherException(
                        ExitCode.DAMAGED, "open the vault: vault " + sealed.id() + ": no recovery slot", null));
        try (SecretBytes code = recovery.typed();
                SecretBytes key = rescue.derive(code)) {
            return sealed.open(rescue, key, machine.journal()).withClock(machine.clock());
        } catch (VaultException e) {
            if (e.reason() != VaultException.Reason.WRONG_KEY) {
                throw e;
            }
            throw new LauncherException(
                    ExitCode.ROOT,
                    "open the vault: recovery code: it is the code of another vault",
                    "this vault is " + sealed.id());
        }
    }
}
