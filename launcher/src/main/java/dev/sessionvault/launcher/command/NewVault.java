package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.vault.NewSlot;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.nio.file.Path;
import java.util.List;

/** Making a vault: a slot for the root, a slot for the recovery code, and the code handed over before any byte lies. */
final class NewVault {
    private NewVault() {}

    static Vault make(Machine machine, Passphrase passphrase, Recovery recovery, RootChoice root)
            throws LauncherException {
        Path directory = machine.directories().data().toPath();
        requireNone(directory);
        recovery.requireWayOut();
        try (NewSlot daily = new Enrolling(machine, passphrase).slot(root);
                NewSlot rescue = NewCode.handOver(recovery)) {
            return Vault.create(directory, List.of(daily, rescue), machine.journal(), machine.clock());
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    /** The vault that is there; else, with somebody there to read the recovery code, a new one. */
    static Vault openOrMake(SvCommand sv) throws LauncherException {
        if (exists(sv.machine().directories().data().toPath()) || !Question.isPossible()) {
            return sv.unlock().open();
        }
        sv.machine().terminal().note("there is no vault yet: making one, as `sv init` does");
        return make(sv.machine(), sv.passphrase(), new Recovery(Passphrase.NOT_GIVEN), RootChoice.AUTO)
                .withClock(sv.machine().clock());
    }

    static boolean exists(Path directory) throws LauncherException {
        try {
            SealedVault.read(directory);
            return true;
        } catch (VaultException e) {
            if (e.reason() == VaultException.Reason.ABSENT) {
                return false;
            }
            throw Failure.of(e);
        }
    }

    private static void requireNone(Path directory) throws LauncherException {
        if (exists(directory)) {
            throw new LauncherException(
                    ExitCode.USAGE,
                    "make the vault: " + directory + ": there is one already",
                    "`sv list` shows what is in it; `sv root reseal` gives it another root");
        }
    }
}
