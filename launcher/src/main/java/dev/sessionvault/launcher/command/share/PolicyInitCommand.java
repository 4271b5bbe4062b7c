package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.share.policy.FirstPolicy;
import picocli.CommandLine.Command;

@Command(
        name = "init",
        sortOptions = false,
        description = {
            "Print a first verb and a first policy, as commands that an administrator runs.",
            "",
            "Nothing is written: what may be lent on this machine is not sv's to decide."
        },
        footer = {"", "Examples:", "  sv policy init > install.sh", "  less install.sh && sudo sh install.sh"})
final class PolicyInitCommand implements Verb {
    private final SvCommand sv;

    PolicyInitCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() {
        sv.machine().terminal().printText(FirstPolicy.script(System.getProperty("user.name", "root")));
        return ExitCode.DONE.number();
    }
}
