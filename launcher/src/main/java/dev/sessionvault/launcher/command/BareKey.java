package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Descriptors;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;

/** {@code sv helper}: the key and a newline, for a tool that asks a command for its key. */
final class BareKey {
    private static final int STDOUT = 1;

    private final Machine machine;
    private final RunLine line;

    BareKey(Machine machine, RunLine line) {
        this.machine = machine;
        this.line = line;
    }

    /** The tool that called owns the terminal: nothing is asked there. */
    int perform() throws LauncherException {
        KeyFormat format = KeyFormat.of(line.format);
        refuseTerminal("print the key", "helper is called by a tool; to see that it works: sv which " + line.tool);
        KeyFor wanted = KeyFor.here(machine, line.tool, line.account);
        try (Vault vault = unlock().open();
                Taking.Taken taken = wanted.take(vault, Use.of("helper"))) {
            print(format, wanted, taken.key());
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void print(KeyFormat format, KeyFor wanted, SecretBytes key) throws LauncherException {
        try (SecretBytes form = key.read(SecretAccess.granted(), new SecretReader<SecretBytes, LauncherException>() {
            @Override
            public SecretBytes read(byte[] bytes) throws LauncherException {
                SecretBytes written = format.write(wanted.tool.variable(), bytes);
                if (written == null) {
                    throw Failure.usage(
                            "print the key: " + line.tool + ": it is no pair of AWS's, ID:SECRET",
                            "--format raw, json or header");
                }
                return written;
            }
        })) {
            machine.terminal().reveal(new byte[0], form, new byte[] {'\n'});
        }
    }

    private Unlock unlock() {
        return Unlock.of(machine, line, false).forTool(line.tool, "helper");
    }

    /** A key on a screen stays in its history, and in whoever looks at it. */
    static void refuseTerminal(String what, String hint) throws LauncherException {
        if (Descriptors.isTerminal(STDOUT)) {
            throw new LauncherException(ExitCode.USAGE, what + ": standard output: it is a terminal", hint);
        }
    }
}
