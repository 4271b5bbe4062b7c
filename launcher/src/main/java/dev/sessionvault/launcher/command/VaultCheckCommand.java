package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        sortOptions = false,
        description = {
            "Verify every byte of the vault and of the snapshots kept beside it, its stamps, its permissions, and which"
                    + " of its roots open here.",
            "",
            "With a FILE: the same of a backup. Exit code 6 if anything is not as it must be."
        },
        footer = {
            "",
            "Examples:",
            "  sv vault check",
            "  sv vault check --json",
            "  sv vault check --recovery-fd 4 sv.backup 4< recovery-code"
        })
final class VaultCheckCommand implements Verb {
    final SvCommand sv;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "A backup, instead of the vault.")
    @Nullable
    String file;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    @Mixin
    CodeInput code = new CodeInput();

    VaultCheckCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Findings findings = new Checking(this).perform();
        Terminal terminal = sv.machine().terminal();
        if (json) {
            terminal.printText(findings.json());
        } else {
            findings.lines().forEach(terminal::print);
        }
        if (findings.isSound()) {
            return ExitCode.DONE.number();
        }
        terminal.error("check the vault: " + findings.place + ": " + findings.count() + " found");
        if (findings.hint != null) {
            terminal.hint(findings.hint);
        }
        return ExitCode.DAMAGED.number();
    }
}
