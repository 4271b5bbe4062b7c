package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;

/**
 * Opens the vault by its primary slot and nothing else: if that does not open, the answer is why, not another slot or
 * another root.
 */
final class Unlock {
    private static final int TRIES = 3;

    private final Machine machine;
    private final Passphrase passphrase;

    Unlock(Machine machine, Passphrase passphrase) {
        this.machine = machine;
        this.passphrase = passphrase;
    }

    Vault open() throws LauncherException {
        try {
            SealedVault sealed = SealedVault.read(machine.directories().data().toPath());
            return open(sealed, primary(sealed)).withClock(machine.clock());
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    static Slot primary(SealedVault sealed) throws LauncherException {
        if (sealed.primarySlot().isEmpty()) {
            throw new LauncherException(
                    ExitCode.DAMAGED,
                    "open the vault: vault " + sealed.id() + ": no slot but the recovery slot",
                    "sv root reseal");
        }
        return sealed.primarySlot().get();
    }

    Vault open(SealedVault sealed, Slot slot) throws LauncherException, VaultException {
        RootKind kind = slot.kind().rootKind();
        return kind == null ? byPassphrase(sealed, slot) : byRoot(sealed, slot, kind);
    }

    private Vault byRoot(SealedVault sealed, Slot slot, RootKind kind) throws LauncherException, VaultException {
        Opening opening = machine.roots().of(kind).open(slot.sealedKey());
        if (opening instanceof Opening.Refused refused) {
            throw Failure.of(kind.token(), refused);
        }
        try (Opening.Opened opened = (Opening.Opened) opening) {
            return sealed.open(slot, opened.key());
        }
    }

    private Vault byPassphrase(SealedVault sealed, Slot slot) throws LauncherException, VaultException {
        int tries = passphrase.isAsked() ? TRIES : 1;
        for (int attempt = 1; ; attempt++) {
            try (SecretBytes typed = passphrase.get();
                    SecretBytes key = slot.derive(typed)) {
                return sealed.open(slot, key);
            } catch (VaultException e) {
                if (e.reason() != VaultException.Reason.WRONG_KEY) {
                    throw e;
                }
            }
            pause(1 << (attempt - 1));
            if (attempt == tries) {
                throw wrong();
            }
            machine.terminal().warning("this passphrase does not open the vault");
        }
    }

    private static LauncherException wrong() {
        return new LauncherException(
                ExitCode.ROOT,
                "open the vault: passphrase: it does not open the vault",
                "if it is forgotten, `sv root reseal` takes the recovery code instead");
    }

    /** Guessing by hand gets slower; guessing with the file in hand is Argon2id's to slow down. */
    private static void pause(int seconds) {
        try {
            Thread.sleep(seconds * 1000L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
