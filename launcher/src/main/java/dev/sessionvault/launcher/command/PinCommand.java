package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.Pins;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.tool.Tool;
import java.io.File;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pin",
        sortOptions = false,
        description = {
            "Note which file a tool's program is, and its SHA-256: `sv run` warns on a terminal when it has changed.",
            "",
            "A program inside the project, or one that others may write, runs only while it is what was pinned.",
            "Only that file is looked at: not a script's interpreter, nor what it loads."
        },
        footer = {
            "",
            "Examples:",
            "  sv tools pin claude             # again, after an update: accepts it",
            "  sv tools pin codex --strict     # what has changed does not run",
            "  sv tools pin claude --remove"
        })
final class PinCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "TOOL", description = "A tool of `sv tools`.")
    String tool = "";

    @Option(names = "--strict", description = "Do not start it once it has changed, terminal or not.")
    boolean strict;

    @Option(names = "--remove", description = "Take the pin away.")
    boolean remove;

    PinCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Tool row = KeyFor.tool(KeyFor.table(sv.machine()), tool);
        Pins pins = new Pins(sv.machine().directories().pins());
        if (remove) {
            remove(pins, row.name().value());
        } else {
            pin(pins, row);
        }
        return ExitCode.DONE.number();
    }

    private void remove(Pins pins, String name) throws LauncherException {
        if (!pins.remove(name)) {
            throw Failure.usage("remove the pin: " + name + ": it is not pinned", "sv tools pins");
        }
        sv.machine().terminal().print("removed the pin of " + name);
    }

    private void pin(Pins pins, Tool row) throws LauncherException {
        List<byte[]> environment = Caller.ofProcess().environment();
        String name = row.name().value();
        String since =
                sv.machine().clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        Path real = pins.pin(name, program(row, environment), since, strict);
        Terminal terminal = sv.machine().terminal();
        terminal.print("pinned " + name + ": " + real + (strict ? ", strictly" : ""));
        String why = denied(row, environment);
        if (why != null) {
            terminal.warning("pin " + name + ": only the pin allows it: " + why);
        }
    }

    private String program(Tool row, List<byte[]> environment) throws LauncherException {
        File shims = sv.machine().directories().shims();
        for (String name : row.programs()) {
            String program = Program.uncheckedPath(name, environment, shims);
            if (program != null) {
                return program;
            }
        }
        throw new LauncherException(
                ExitCode.NOT_FOUND,
                "pin " + row.name().value() + ": " + String.join(" or ", row.programs()) + ": no such program",
                "install it first, or add its directory to PATH");
    }

    /** Why it would not run here without the pin. */
    private @Nullable String denied(Tool row, List<byte[]> environment) throws LauncherException {
        try {
            ToolProgram.find(sv.machine(), row, Place.working(), environment, null);
            return null;
        } catch (LauncherException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
