package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.NewEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    @Option(names = "--project", paramLabel = "DIR", description = "Bind it to this directory and all below it.")
    @Nullable
    String project;

    @Option(names = "--global", description = "Bind it to no directory.")
    boolean global;

    @Option(names = "--account", paramLabel = "NAME", description = "Tell several of one tool and place apart.")
    String account = "";

    @Option(names = "--label", paramLabel = "TEXT", description = "A note for people.")
    String label = "";

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            description = "Refuse it after this long without use: 90s, 15m, 8h, 30d, 2w or never. Default: 8h.")
    String ttl = "8h";

    @Option(names = "--expires", paramLabel = "TIME", description = "Refuse it after this long in any case.")
    String expires = "never";

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
        Bound bound = Bound.choose(project, global);
        if (!NewEntry.isLabel(label)) {
            throw Failure.usage("read --label: it has control characters, or more than 256 bytes", null);
        }
        AccountName name = KeyFor.account(account);
        NewEntry said = new NewEntry(login.tool().name(), bound.scope(), name, label, expiry());
        new Adoption(this, login, said, bound.why()).perform();
        return ExitCode.DONE.number();
    }

    private Expiry expiry() throws LauncherException {
        long idle = Span.parse("--ttl", ttl);
        long hard = Span.parse("--expires", expires);
        long now = sv.machine().clock().instant().getEpochSecond();
        return new Expiry(idle, hard == 0 ? 0 : now + hard);
    }
}
