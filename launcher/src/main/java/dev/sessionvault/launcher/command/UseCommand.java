package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Choice;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "use",
        sortOptions = false,
        customSynopsis = {
            "sv use ACCOUNT [TOOL] [--project DIR | --global]",
            "sv use --none TOOL [--project DIR | --global]",
            "sv use [--json]"
        },
        description = {
            "Choose which account's key or login a project uses; alone, show what is chosen here.",
            "",
            "The project is the enclosing git repository, else the working directory. Without TOOL: for every tool of"
                    + " which that account has one there. --account overrides a choice for once."
        },
        footer = {
            "",
            "Examples:",
            "  sv use work",
            "  sv use work claude --project ~/work/shop",
            "  sv use --none claude",
            "  sv use --json"
        })
final class UseCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ACCOUNT", description = "A name, or '' for no name.")
    @Nullable
    String first;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TOOL", description = "A tool of `sv tools`.")
    @Nullable
    String second;

    @Option(names = "--none", description = "Have no choice there for TOOL.")
    boolean none;

    @Option(names = "--project", paramLabel = "DIR", description = "Choose for this directory and all below it.")
    @Nullable
    String project;

    @Option(names = "--global", description = "Choose for wherever no nearer place decides.")
    boolean global;

    @Option(names = "--json", description = "Show the choices in JSON.")
    boolean json;

    UseCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        requireOneMeaning();
        try {
            if (first == null) {
                show();
            } else if (none) {
                remove(first);
            } else {
                choose(KeyFor.account(first));
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void requireOneMeaning() throws LauncherException {
        boolean shows = first == null && !none;
        if ((none && (first == null || second != null)) || (shows && (project != null || global)) || (!shows && json)) {
            throw Failure.usage(
                    "read the command line: use: want ACCOUNT [TOOL], or --none TOOL, or nothing", "sv use --help");
        }
    }

    private void show() throws LauncherException, VaultException {
        String here = Place.working();
        try (Vault vault = sv.unlock().open()) {
            List<Choice> choices = Choices.nearest(vault.inventory().choices(), here);
            new Choices(sv.machine().terminal()).print(choices, json);
        }
    }

    private void remove(String tool) throws LauncherException, VaultException {
        ToolName name = KeyFor.tool(KeyFor.table(sv.machine()), tool).name();
        Bound bound = Bound.choose(project, global);
        try (Vault vault = sv.unlock().open()) {
            if (!vault.choose(name, bound.scope(), null)) {
                throw new LauncherException(
                        ExitCode.NO_KEY,
                        "remove the choice: " + name.value() + ": none is made for " + Named.scope(bound.scope()),
                        "`sv use` shows those that apply here");
            }
            sv.machine().terminal().print(Named.scope(bound.scope()) + " has no choice for " + name.value() + " now");
        }
    }

    private void choose(AccountName account) throws LauncherException, VaultException {
        ToolName tool = second == null
                ? null
                : KeyFor.tool(KeyFor.table(sv.machine()), second).name();
        Bound bound = Bound.choose(project, global);
        try (Vault vault = sv.unlock().open()) {
            for (ToolName name : new Choosable(vault.inventory().keysAndLogins(), bound.scope()).tools(account, tool)) {
                vault.choose(name, bound.scope(), account);
                sv.machine()
                        .terminal()
                        .print(Named.scope(bound.scope()) + " uses account " + Named.account(account) + " for "
                                + name.value() + " (" + bound.why() + ")");
            }
        }
    }
}
