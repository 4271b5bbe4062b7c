package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;

@Command(
        name = "vault",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "The vault's file: check it, back it up, restore it, take keys to another machine.",
        footer = {
            "",
            "Examples:",
            "  sv vault check",
            "  sv vault backup /media/stick/sv.backup",
            "  sv vault export --to-passphrase keys.sv",
            "  sv vault import keys.sv"
        })
final class VaultCommand implements Verb {

    @Override
    public int perform() throws LauncherException {
        throw Failure.usage(
                "read the command line: vault: check, backup, restore, export or import is missing", "sv vault --help");
    }
}
