package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "verb",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "What this machine's administrator has declared for lending: see it, try it on.",
        footer = {
            "",
            "Examples:",
            "  sv verb list",
            "  sv verb show ssh.tail_logs",
            "  sv verb test ssh.tail_logs service=web lines=50"
        })
public final class VerbCommand implements Verb {

    public static void addTo(CommandLine verb, SvCommand sv) {
        verb.addSubcommand(new VerbListCommand(sv))
                .addSubcommand(new VerbShowCommand(sv))
                .addSubcommand(new VerbTestCommand(sv));
    }

    @Override
    public int perform() throws LauncherException {
        throw Failure.usage("read the command line: verb: list, show or test is missing", "sv verb --help");
    }
}
