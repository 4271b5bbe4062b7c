package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.control.Note;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "revoke",
        sortOptions = false,
        description = "End sessions now; what runs for their recipients is killed.",
        footer = {"", "Examples:", "  sv share revoke 3f9c21aa", "  sv share revoke --all"})
final class ShareRevokeCommand implements Verb {
    private final SvCommand sv;

    @Parameters(paramLabel = "SESSION", arity = "0..*", description = "As `sv share list` shows them.")
    List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "Every session of yours on this machine.")
    boolean all;

    ShareRevokeCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        if (all == !ids.isEmpty()) {
            throw Failure.usage("read the command line: share revoke: want IDs, or --all", "sv share list");
        }
        LiveSessions sessions = new LiveSessions(sv.machine());
        List<String> ended = all ? sessions.ids() : ids;
        for (String id : ended) {
            sessions.ask(id, Note.of("do", "revoke"));
            sv.machine().terminal().print("revoked " + id);
        }
        if (ended.isEmpty()) {
            sv.machine().terminal().note("nothing is lent");
        }
        return ExitCode.DONE.number();
    }
}
