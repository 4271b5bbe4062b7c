package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.health.Holdings;
import dev.sessionvault.launcher.health.Patient;
import dev.sessionvault.launcher.health.Where;
import dev.sessionvault.root.tpm.Guard;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.SlotKind;
import dev.sessionvault.vault.VaultException;
import java.nio.file.Path;

/** This machine and this user, as {@code sv doctor} looks at them. */
final class Examined {
    private Examined() {}

    /** The vault, which its root will open; or the passphrase does now, if somebody gave it or wants to be asked. */
    static Holdings holdings(SvCommand sv, boolean unlock) throws LauncherException {
        Machine machine = sv.machine();
        Holdings holdings = new Holdings(
                machine.directories().data().toPath(), kind -> machine.roots().of(kind), machine::journal);
        if (unlock
                || sv.passphraseFd != Passphrase.NOT_GIVEN
                || sv.pinFd != Passphrase.NOT_GIVEN
                || sv.slot != Unlock.PRIMARY) {
            use(holdings, sv);
        }
        return holdings;
    }

    private static void use(Holdings holdings, SvCommand sv) throws LauncherException {
        try {
            SealedVault sealed = sv.machine().sealed();
            Unlock unlock = sv.unlock();
            Slot slot = unlock.slot(sealed);
            if (slot.kind().rootKind() == null || wantsPin(slot) || sv.slot != Unlock.PRIMARY) {
                holdings.use(unlock.open(sealed, slot));
            }
        } catch (VaultException e) {
            // What is wrong with it is for the examinations to find.
        }
    }

    private static boolean wantsPin(Slot slot) {
        Guard guard = slot.kind() == SlotKind.TPM2 ? Guard.of(slot.sealedKey()) : null;
        return guard != null && guard.wantsPin();
    }

    static Patient patient(Machine machine, Holdings holdings, boolean offline) throws LauncherException {
        Directories directories = machine.directories();
        String home = machine.environment().getOrDefault("HOME", System.getProperty("user.home", "/"));
        Where where = new Where(
                directories.data().toPath(),
                directories.config().toPath(),
                directories.log().toPath(),
                Path.of(home),
                Path.of(Place.working()),
                Path.of(System.getProperty("java.home")).resolveSibling(""),
                System.getProperty("sv.launcher") == null ? null : StartScript.path(),
                Path.of("/"));
        return new Patient(
                where, machine.environment(), Caller.ofProcess().environment(), machine.clock(), holdings, offline);
    }
}
