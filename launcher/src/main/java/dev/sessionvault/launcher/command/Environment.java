package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.Companions;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code sv env}: the tool's variable as a command of the caller's shell, for {@code eval}. */
final class Environment {
    private static final byte[] NOTHING = {};

    private final Machine machine;
    private final RunLine line;

    Environment(Machine machine, RunLine line) {
        this.machine = machine;
        this.line = line;
    }

    int perform() throws LauncherException {
        ShellSyntax shell = ShellSyntax.of(line.shell, machine.environment().get("SHELL"));
        BareKey.refuseTerminal("print the environment", "eval \"$(sv env " + line.tool + ")\"");
        KeyFor wanted = KeyFor.here(machine, line.tool, line.account);
        try (Vault vault = unlock().open();
                Taking.Taken taken = wanted.take(vault, Use.of("env"))) {
            print(shell, wanted.tool.variable(), taken.key());
            for (Map.Entry<String, String> companion : companions(wanted).entrySet()) {
                byte[] value = companion.getValue().getBytes(StandardCharsets.UTF_8);
                print(shell, companion.getKey(), SecretBytes.takeFrom(value));
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private Unlock unlock() {
        return Unlock.of(machine, line, true).forTool(line.tool, "env");
    }

    private static Map<String, String> companions(KeyFor wanted) {
        return Companions.of(wanted.tool, Caller.ofProcess().environment()).set();
    }

    private void print(ShellSyntax shell, String name, SecretBytes value) {
        SecretBytes assignment = value.read(SecretAccess.granted(), bytes -> shell.assignment(name, bytes));
        try (assignment) {
            machine.terminal().reveal(NOTHING, assignment, NOTHING);
        }
    }
}
