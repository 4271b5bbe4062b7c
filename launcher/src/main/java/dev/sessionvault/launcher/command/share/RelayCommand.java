package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;

@Command(
        name = "relay",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "The relays that you may open sessions at: keep their deployment keys in the vault.",
            "",
            "A relay of your own is another program, sv-relay: `sv-relay token new` makes the key that is kept here."
        },
        footer = {
            "",
            "Examples:",
            "  sv relay login relay.example.org --stdin < deployment.key",
            "  sv relay list",
            "  sv relay logout relay.example.org"
        })
public final class RelayCommand implements Verb {

    @Override
    public int perform() throws LauncherException {
        throw Failure.usage("read the command line: relay: login, logout or list is missing", "sv relay --help");
    }
}
