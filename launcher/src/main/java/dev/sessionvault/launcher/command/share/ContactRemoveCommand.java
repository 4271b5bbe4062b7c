package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Alias;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        sortOptions = false,
        description = {"Lend to somebody no more.", "", "A session that is open stays open: sv share revoke."},
        footer = {"", "Examples:", "  sv contact remove anna"})
public final class ContactRemoveCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "ALIAS", description = "A contact of `sv contact list`.")
    String alias = "";

    public ContactRemoveCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Alias name = ContactCommand.alias(alias);
        ContactCommand.contacts(sv.machine()).remove(name);
        sv.machine().terminal().print("removed " + name);
        return ExitCode.DONE.number();
    }
}
