package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.LauncherException;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "share",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Lend a few actions for a few minutes: not a key, not a shell, not a way in.",
            "",
            "What can be lent is what the administrator has declared (`sv verb list`) and lets you lend (`sv policy"
                    + " explain`). This machine dials out to a relay that cannot read a byte, and runs each call itself."
        },
        footer = {
            "",
            "Examples:",
            "  sv share open --verb ssh.tail_logs:service=web,lines=1..200 --to anna",
            "  sv share list",
            "  sv share extend 3f9c21aa --ttl 20m",
            "  sv share revoke 3f9c21aa"
        })
public final class ShareCommand implements Verb {

    @Override
    public int perform() throws LauncherException {
        throw Failure.usage(
                "read the command line: share: open, list, extend, revoke or watch is missing", "sv share --help");
    }

    /** What stands below it. */
    public static List<Object> verbs(SvCommand sv) {
        return List.of(
                new ShareOpenCommand(sv),
                new ShareListCommand(sv),
                new ShareExtendCommand(sv),
                new ShareRevokeCommand(sv),
                new ShareWatchCommand(sv),
                new ShareSessionCommand(sv));
    }
}
