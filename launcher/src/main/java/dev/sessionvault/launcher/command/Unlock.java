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
import org.jspecify.annotations.Nullable;

/**
 * Opens the vault by its primary slot and nothing else: if that does not open, the answer is why, not another slot or
 * another root.
 */
final class Unlock {
    private static final int TRIES = 3;

    private final Machine machine;
    private final Passphrase passphrase;

    private @Nullable SealedVault sealed;
    private @Nullable Unsealing unsealing;

    Unlock(Machine machine, Passphrase passphrase) {
        this.machine = machine;
        this.passphrase = passphrase;
    }

    /**
     * Has the root begin to open, where nobody is asked anything, while the caller goes on with what is to be done
     * anyway. What fails here is left for {@link #open} to find and say.
     */
    Unlock begin() {
        try {
            sealed = read();
            Slot slot = primary(sealed);
            RootKind kind = slot.kind().rootKind();
            if (kind != null) {
                unsealing = Unsealing.start(machine.roots().of(kind), slot.sealedKey());
            }
        } catch (VaultException | LauncherException e) {
            sealed = null;
        }
        return this;
    }

    Vault open() throws LauncherException {
        try {
            SealedVault found = sealed == null ? read() : sealed;
            return open(found, primary(found)).withClock(machine.clock());
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private SealedVault read() throws VaultException {
        return SealedVault.read(machine.directories().data().toPath());
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
        Opening opening = unsealing == null ? machine.roots().of(kind).open(slot.sealedKey()) : unsealing.answer();
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
