package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;

@Command(
        name = "root",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "What opens the vault: show it, test it, add to it, replace it.",
        footer = {
            "",
            "Examples:",
            "  sv root list",
            "  sv root test",
            "  sv root add --root passphrase",
            "  sv root reseal"
        })
final class RootCommand implements Verb {

    @Override
    public int perform() throws LauncherException {
        throw Failure.usage(
                "read the command line: root: list, test, add, remove, primary or reseal is missing", "sv root --help");
    }
}
