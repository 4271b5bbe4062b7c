package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.Machine;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Alias;
import dev.sessionvault.launcher.share.key.Challenge;
import dev.sessionvault.launcher.share.key.Contacts;
import dev.sessionvault.launcher.terminal.Terminal;
import picocli.CommandLine.Command;

@Command(
        name = "contact",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Whom you lend to: their keys, under names of your own.",
            "",
            "Nobody is lent to before they have proven that their key is theirs."
        },
        footer = {
            "",
            "Examples:",
            "  sv contact add anna svk1-...     # prints what anna runs",
            "  sv contact verify anna sva1-...  # with what anna answered",
            "  sv contact list"
        })
public final class ContactCommand implements Verb {

    @Override
    public int perform() throws LauncherException {
        throw Failure.usage(
                "read the command line: contact: add, list, remove or verify is missing", "sv contact --help");
    }

    static Contacts contacts(Machine machine) {
        return new Contacts(machine.directories().config().toPath());
    }

    static Alias alias(String text) throws LauncherException {
        if (!Alias.isValid(text)) {
            throw Failure.usage("read the alias: it is none: want 1 to 32 of a-z 0-9 _ -", null);
        }
        return new Alias(text);
    }

    static void ask(Terminal terminal, Challenge challenge) {
        terminal.print("within a day they run, where they have their key:");
        terminal.print("  sv reflect id --prove " + challenge);
        terminal.print("and you, with their answer:");
        terminal.print("  sv contact verify " + challenge.alias() + " ANSWER");
    }
}
