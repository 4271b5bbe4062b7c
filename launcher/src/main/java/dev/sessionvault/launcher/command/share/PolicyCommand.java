package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "policy",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "What this machine's administrator lets you lend: begin one, check it, ask it.",
        footer = {
            "",
            "Examples:",
            "  sv policy init",
            "  sv policy check",
            "  sv policy explain ssh.tail_logs service=web lines=50"
        })
public final class PolicyCommand implements Verb {

    public static void addTo(CommandLine policy, SvCommand sv) {
        policy.addSubcommand(new PolicyCheckCommand(sv))
                .addSubcommand(new PolicyExplainCommand(sv))
                .addSubcommand(new PolicyInitCommand(sv));
    }

    @Override
    public int perform() throws LauncherException {
        throw Failure.usage("read the command line: policy: check, explain or init is missing", "sv policy --help");
    }
}
