package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.SlotKind;
import dev.sessionvault.vault.VaultException;
import java.io.File;
import java.nio.file.Path;

/** A copy of a vault that was named: a backup or an export, each told from the other. */
final class CopyIn {
    private static final String STDIN_NAME = "-";
    private static final Path STDIN = Path.of("/dev/stdin");

    private CopyIn() {}

    static SealedVault backup(String name) throws LauncherException {
        SealedVault copy = any(name, "read the backup: ");
        if (copy.recoverySlot().isEmpty()) {
            throw Failure.usage(
                    "read the backup: " + name + ": it is no backup, but an export: no recovery code opens it",
                    "sv vault import " + name);
        }
        return copy;
    }

    static SealedVault export(String name) throws LauncherException {
        SealedVault copy = any(name, "read the export: ");
        boolean isExport = copy.slots().size() == 1 && copy.slots().get(0).kind() == SlotKind.PASSPHRASE;
        if (!isExport) {
            throw Failure.usage(
                    "read the export: " + name + ": it is no export, but a backup of a vault",
                    "sv vault restore " + name);
        }
        return copy;
    }

    static SealedVault any(String name, String what) throws LauncherException {
        try {
            return SealedVault.readCopy(name.equals(STDIN_NAME) ? STDIN : new File(name).toPath());
        } catch (VaultException e) {
            throw failure(what, e);
        }
    }

    /** Of a copy: nothing lies beside it, and no `sv init` makes one. */
    static LauncherException failure(String what, VaultException e) {
        switch (e.reason()) {
            case ABSENT:
                return Failure.usage(what + e.getMessage(), null);
            case DAMAGED:
                return new LauncherException(
                        ExitCode.DAMAGED, what + e.getMessage(), "nothing was changed; take another copy");
            default:
                LauncherException failure = Failure.of(e);
                return new LauncherException(failure.code(), what + failure.getMessage(), failure.hint());
        }
    }
}
