package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        sortOptions = false,
        description = {
            "Show a session's calls as they come; say yes or no to those that ask; kill those that run.",
            "",
            "On a terminal type `a`, `d` or `k` (approve, deny, kill) and Return, with the call's number if it is not"
                    + " the last one that asked or began."
        },
        footer = {"", "Examples:", "  sv share watch 3f9c21aa", "  sv share watch 3f9c21aa --json"})
final class ShareWatchCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "SESSION", description = "As `sv share list` shows it.")
    String id = "";

    @Option(names = "--json", description = "One JSON object a line.")
    boolean json;

    ShareWatchCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        return new Watching(sv, json).watch(id);
    }
}
