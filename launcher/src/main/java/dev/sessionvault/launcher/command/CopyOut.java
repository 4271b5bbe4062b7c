package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Descriptors;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.VaultException;
import java.io.File;
import java.io.IOException;

/** A copy of a vault on its way out: to a file that is not there yet, or to standard output. */
final class CopyOut {
    private static final String STDOUT_NAME = "-";
    private static final int STDOUT = 1;
    private static final long MIB = 1024 * 1024;

    /** Less is written before anybody wonders. */
    private static final long LARGE_BYTES = 32 * MIB;

    private final Machine machine;
    private final String what;
    private final String name;
    private final boolean force;

    /** @param what fails, if it fails */
    CopyOut(Machine machine, String what, String name, boolean force) {
        this.machine = machine;
        this.what = what;
        this.name = name;
        this.force = force;
    }

    /** Before anybody is asked for anything. */
    void requireWayOut() throws LauncherException {
        if (isStdout()) {
            if (Descriptors.isTerminal(STDOUT)) {
                throw Failure.usage(what + ": standard output: it is a terminal", "name a file, or a program after |");
            }
            return;
        }
        if (!force && new File(name).exists()) {
            throw Failure.usage(what + ": " + name + ": is there already", "another name, or --force");
        }
        requireOutside();
    }

    /** A copy there would be lost with the vault, or be the vault. */
    private void requireOutside() throws LauncherException {
        try {
            File target = new File(name).getCanonicalFile();
            File vault = machine.directories().data().getCanonicalFile();
            for (File above = target; above != null; above = above.getParentFile()) {
                if (above.equals(vault)) {
                    throw Failure.usage(what + ": " + name + ": it is in the vault's own directory", "another place");
                }
            }
        } catch (IOException e) {
            throw Failure.usage(what + ": " + name + ": its directory cannot be resolved", null);
        }
    }

    void write(SealedVault copy) throws LauncherException {
        if (copy.sizeBytes() > LARGE_BYTES) {
            machine.terminal().note("writing " + copy.sizeBytes() / MIB + " MiB");
        }
        if (isStdout()) {
            machine.terminal().send(copy.bytes());
            return;
        }
        try {
            copy.copyTo(new File(name).toPath(), force);
        } catch (VaultException e) {
            ExitCode code = e.reason() == VaultException.Reason.EXISTS ? ExitCode.USAGE : ExitCode.DENIED;
            throw new LauncherException(code, what + ": " + e.getMessage(), e.hint());
        }
        machine.terminal().print("written and read back: " + name);
    }

    private boolean isStdout() {
        return name.equals(STDOUT_NAME);
    }
}
