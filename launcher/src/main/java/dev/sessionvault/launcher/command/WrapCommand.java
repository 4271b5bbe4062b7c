package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.Shims;
import dev.sessionvault.launcher.shell.Wrapping;
import dev.sessionvault.launcher.shell.Wrapping.Wrapped;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "wrap",
        sortOptions = false,
        customSynopsis = {"sv wrap TOOL...", "sv wrap --all", "sv wrap --list [--json]"},
        description = {
            "Put a shim before a tool: a small script of its name, first on the PATH, that starts it by `sv run`.",
            "",
            "So the tool has its key from scripts, npm, cron and IDE terminals too. Without a key the tool is not started."
        },
        footer = {"", "Examples:", "  sv wrap claude codex", "  sv wrap --all", "  sv wrap --list"})
final class WrapCommand implements Verb {
    private final SvCommand sv;

    @Parameters(arity = "0..*", paramLabel = "TOOL", description = "As `sv tools` lists them.")
    List<String> tools = new ArrayList<>();

    @Option(names = "--all", description = "All tools that are found on this machine.")
    boolean all;

    @Option(names = "--list", description = "Show which shims there are, and whether they come first.")
    boolean list;

    @Option(names = "--json", description = "With --list: answer in JSON.")
    boolean json;

    WrapCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        int kinds = (all ? 1 : 0) + (list ? 1 : 0) + (tools.isEmpty() ? 0 : 1);
        if (kinds != 1 || (json && !list)) {
            throw Failure.usage("read the command line: wrap: want tools, or --all, or --list", "sv wrap --help");
        }
        Shims shims = new Shims(sv.machine().directories().shims());
        if (list) {
            new WrapListing(sv.machine(), shims).print(json);
        } else {
            wrap(shims);
        }
        return ExitCode.DONE.number();
    }

    private void wrap(Shims shims) throws LauncherException {
        Wrapping wrapping = new Wrapping(shims, Caller.ofProcess().environment());
        ToolTable table = KeyFor.table(sv.machine());
        List<Wrapped> made = new ArrayList<>();
        if (all) {
            Wrapping.All found = wrapping.wrapAll(table.tools(), StartScript.path());
            found.contested().forEach(this::tellContested);
            made.addAll(found.made());
        } else {
            for (Tool tool : named(table)) {
                made.addAll(wrapping.wrap(tool, StartScript.path()));
            }
        }
        tell(made, shims);
    }

    /** All are looked up before the first is wrapped. */
    private List<Tool> named(ToolTable table) throws LauncherException {
        List<Tool> named = new ArrayList<>();
        for (String tool : tools) {
            named.add(KeyFor.tool(table, tool));
        }
        return named;
    }

    private void tellContested(String program) {
        sv.machine().terminal().warning("wrap " + program + ": several tools have it: name the one that is meant");
    }

    private void tell(List<Wrapped> made, Shims shims) {
        Terminal terminal = sv.machine().terminal();
        boolean first = true;
        for (Wrapped shim : made) {
            terminal.print("wrapped " + shim.tool() + ": " + shims.file(shim.name()) + " starts " + shim.program()
                    + " with its key");
            first &= shims.isFirst(shim.name(), path());
        }
        if (made.isEmpty()) {
            terminal.note("no tool was found along PATH");
        } else if (!first) {
            terminal.hint("put " + shims.directory() + " first on the PATH: sv install --shell " + shell());
        }
    }

    private String path() {
        return sv.machine().environment().getOrDefault("PATH", "");
    }

    private String shell() {
        String login = sv.machine().environment().getOrDefault("SHELL", "");
        String name = login.substring(login.lastIndexOf('/') + 1);
        return List.of("zsh", "fish").contains(name) ? name : "bash";
    }
}
