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
            "Two more start a relay of your own, a program that lies beside sv: `sv relay token new` makes the key that",
            "is kept here, `sv relay serve` runs it. Each says with --help what it takes."
        },
        footer = {
            "",
            "Examples:",
            "  sv relay login relay.example.org --stdin < deployment.key",
            "  sv relay list",
            "  sv relay logout relay.example.org",
            "  sv relay token new --tokens tokens.toml --label 'build farm' > deployment.key",
            "  sv relay serve --certificate chain.pem --key key.pem --tokens tokens.toml"
        })
public final class RelayCommand implements Verb {

    @Override
    public int perform() throws LauncherException {
        throw Failure.usage(
                "read the command line: relay: login, logout, list, token or serve is missing", "sv relay --help");
    }
}
