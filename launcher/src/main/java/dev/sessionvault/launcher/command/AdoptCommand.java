package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.NewEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "adopt",
        sortOptions = false,
        description = {
            "Move a tool's login from its file into the vault; `sv run` lends it.",
            "",
            "The file is what the tool wrote when you logged in with it. It is wiped after the vault was read again and"
                    + " has it; with a tool that finds its login by no variable, a link stays in its place, which leads"
                    + " nowhere but in a run. What was on a disk may stay readable in blocks that are free now, in"
                    + " snapshots and in backups, until the login is refreshed or you log in anew.",
            "",
            "The project is the enclosing git repository, else the working directory. `sv surrender` gives it back."
        },
        footer = {
            "",
            "Examples:",
            "  sv adopt claude",
            "  sv adopt codex --account work --project ~/work/shop",
            "  sv adopt codex --replace      after a new login that was made without sv"
        })
final class AdoptCommand implements Verb {
    final SvCommand sv;

    @Parameters(index = "0", paramLabel = "TOOL", description = "A tool of `sv tools` that keeps a login.")
    String tool = "";

    @Mixin
    EntryOptions options = new EntryOptions();

    @Option(names = "--replace", description = "Have it take the place of the login that the vault has there.")
    boolean replace;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    AdoptCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        LoginOf login = LoginOf.named(sv.machine(), tool);
        Bound bound = options.bound();
        NewEntry said = options.entry(login.tool().name(), bound, sv.machine().clock());
        new Adoption(this, login, said, bound.why()).perform();
        return ExitCode.DONE.number();
    }
}
