package dev.sessionvault.launcher.command.reflect;

import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.log.ReceiptVerdict;
import dev.sessionvault.launcher.terminal.Terminal;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        sortOptions = false,
        description = {
            "Check that no receipt was edited, removed, moved, doubled or added.",
            "",
            "The exit code is 0 if all is as it was written, else 6. SHARE.md says what this cannot show."
        },
        footer = {"", "Examples:", "  sv reflect log verify"})
public final class ReflectLogVerifyCommand implements Verb {
    private final SvCommand sv;

    public ReflectLogVerifyCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        ReceiptVerdict verdict = ReflectLogCommand.verdict(sv);
        Terminal terminal = sv.machine().terminal();
        terminal.print(verdict.entries().size() + " receipts, " + verdict.passports() + " passports");
        verdict.findings()
                .forEach(finding -> terminal.print(finding.file() + ": line " + finding.line() + ": "
                        + finding.kind().token() + ": number " + finding.first() + ": " + finding.why()));
        if (!verdict.isSound()) {
            throw new LauncherException(
                    ExitCode.DAMAGED,
                    "verify the receipts: they are not as they were written in "
                            + verdict.findings().size() + (verdict.findings().size() == 1 ? " place" : " places"),
                    "what is there stays there, and new receipts go behind it");
        }
        return ExitCode.DONE.number();
    }
}
