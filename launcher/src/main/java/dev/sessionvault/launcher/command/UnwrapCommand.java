package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.Shims;
import dev.sessionvault.launcher.shell.Wrapping;
import dev.sessionvault.launcher.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "unwrap",
        sortOptions = false,
        customSynopsis = {"sv unwrap TOOL...", "sv unwrap --all"},
        description = "Remove the shims that `sv wrap` has made; the tools themselves are not touched.",
        footer = {"", "Examples:", "  sv unwrap claude", "  sv unwrap --all"})
final class UnwrapCommand implements Verb {
    private final SvCommand sv;

    @Parameters(arity = "0..*", paramLabel = "TOOL", description = "As `sv wrap --list` lists them.")
    List<String> tools = new ArrayList<>();

    @Option(names = "--all", description = "All shims.")
    boolean all;

    UnwrapCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        if (all == !tools.isEmpty()) {
            throw Failure.usage("read the command line: unwrap: want tools, or --all", "sv unwrap --help");
        }
        Shims shims = new Shims(sv.machine().directories().shims());
        for (String tool : all ? new TreeSet<>(shims.all().values()) : named(shims)) {
            unwrap(tool, shims);
        }
        return ExitCode.DONE.number();
    }

    /** All are looked up before the first is unwrapped. */
    private List<String> named(Shims shims) throws LauncherException {
        for (String tool : tools) {
            if (!shims.all().containsValue(tool)) {
                throw Failure.usage("unwrap " + Named.tool(tool) + ": it is not wrapped", "sv wrap --list");
            }
        }
        return tools;
    }

    private void unwrap(String tool, Shims shims) throws LauncherException {
        Terminal terminal = sv.machine().terminal();
        for (String name : new Wrapping(shims, List.of()).unwrap(tool)) {
            terminal.print("unwrapped " + tool + ": removed " + shims.file(name));
        }
    }
}
