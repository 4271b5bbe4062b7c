package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.launcher.terminal.UnansweredException;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Presence;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.SlotKind;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody showing that he is there: by a passphrase or the recovery code of the vault, typed unseen, or by the
 * descriptor that was given. Where a passphrase opens the vault it is asked for once.
 */
final class Proof {
    private final Machine machine;
    private final int passphraseFd;
    private final int recoveryFd;
    private final SealedVault sealed;

    Proof(Machine machine, int passphraseFd, int recoveryFd) throws VaultException {
        this.machine = machine;
        this.passphraseFd = passphraseFd;
        this.recoveryFd = recoveryFd;
        this.sealed = machine.sealed();
    }

    /** The vault, open, and the presence of whoever opened it, once that is shown. */
    static final class Proven implements AutoCloseable {
        final Vault vault;
        final Presence presence;

        Proven(Vault vault, Presence presence) {
            this.vault = vault;
            this.presence = presence;
        }

        @Override
        public void close() {
            vault.close();
        }
    }

    /** Whether the vault cannot be looked into before somebody shows that he is there. */
    boolean isByOpening() throws LauncherException {
        return Unlock.primary(sealed).kind().rootKind() == null;
    }

    /** @param open the vault, if it is open already */
    Proven ask(@Nullable Vault open) throws LauncherException, VaultException {
        boolean asked = passphraseFd == Passphrase.NOT_GIVEN && recoveryFd == Passphrase.NOT_GIVEN;
        for (int attempt = 1; ; attempt++) {
            Proven proven = asked ? typed(open) : given(open);
            if (proven != null) {
                return proven;
            }
            Unlock.pause(1000L << (attempt - 1));
            if (!asked || attempt == Unlock.TRIES) {
                throw wrong();
            }
            machine.terminal().warning("this opens nothing of the vault");
        }
    }

    private @Nullable Proven given(@Nullable Vault open) throws LauncherException, VaultException {
        if (recoveryFd != Passphrase.NOT_GIVEN) {
            try (SecretBytes code = new Recovery(recoveryFd).typed()) {
                return tried(SlotKind.RECOVERY, code, open);
            }
        }
        try (SecretBytes passphrase = new Passphrase(passphraseFd, false).get()) {
            return tried(SlotKind.PASSPHRASE, passphrase, open);
        }
    }

    /** What looks like a recovery code is tried as one, and then as a passphrase all the same. */
    private @Nullable Proven typed(@Nullable Vault open) throws LauncherException, VaultException {
        try (SecretBytes typed = read()) {
            Optional<SecretBytes> code = RecoveryCode.parse(typed);
            if (code.isPresent()) {
                try (SecretBytes symbols = code.get()) {
                    Proven proven = tried(SlotKind.RECOVERY, symbols, open);
                    if (proven != null) {
                        return proven;
                    }
                }
            }
            return tried(SlotKind.PASSPHRASE, typed, open);
        }
    }

    private @Nullable Proven tried(SlotKind kind, SecretBytes secret, @Nullable Vault open) throws VaultException {
        for (Slot slot : sealed.slots()) {
            if (slot.kind() == kind) {
                try (SecretBytes key = slot.derive(secret)) {
                    Vault vault = open == null
                            ? sealed.open(slot, key, machine.journal()).withClock(machine.clock())
                            : open;
                    return new Proven(vault, vault.present(slot, key));
                } catch (VaultException e) {
                    if (e.reason() != VaultException.Reason.WRONG_KEY) {
                        throw e;
                    }
                }
            }
        }
        return null;
    }

    private SecretBytes read() throws LauncherException {
        try {
            return Question.hidden(what());
        } catch (UnansweredException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
    }

    private String what() {
        boolean hasPassphrase = sealed.slots().stream().anyMatch(slot -> slot.kind() == SlotKind.PASSPHRASE);
        return hasPassphrase ? "passphrase or recovery code" : "recovery code";
    }

    private LauncherException wrong() {
        return new LauncherException(
                ExitCode.ROOT,
                "show that you are there: " + what() + ": it opens nothing of the vault",
                "or store a new key: sv renew TOOL --key");
    }

    private LauncherException failed(String why) {
        return new LauncherException(
                ExitCode.ROOT,
                "show that you are there: " + what() + ": " + why,
                "pass it with --passphrase-fd 3 3< file or --recovery-fd 4 4< file; or store a new key: --key");
    }
}
