package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.verb.Verbs;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        sortOptions = false,
        description = {
            "Look for rules that do nothing, or more than one might think.",
            "",
            "The exit code is 0 if nothing was found, 1 if something was, 7 if the policy or a verb cannot be used."
        },
        footer = {"", "Examples:", "  sv policy check", "  sv policy check --draft ."})
final class PolicyCheckCommand implements Verb {
    private static final int FOUND = 1;

    private final SvCommand sv;

    @Mixin
    final Declared declared = new Declared();

    PolicyCheckCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Verbs verbs = declared.verbs();
        List<String> findings = declared.policy().check(verbs);
        findings.forEach(sv.machine().terminal()::print);
        return findings.isEmpty() ? ExitCode.DONE.number() : FOUND;
    }
}
