package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.ChildEnvironment;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.windows.CallerEnvironment;
import dev.sessionvault.launcher.windows.ProjectPath;
import dev.sessionvault.launcher.windows.ToolProcess;
import dev.sessionvault.launcher.windows.WindowsProgram;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;
import dev.sessionvault.vault.tool.Dropped;
import dev.sessionvault.vault.tool.Scrubbing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@link Start} is on Windows: the tool is a process of its own, which sv waits for. */
final class WindowsStart {
    private final Machine machine;
    private final RunLine line;

    WindowsStart(Machine machine, RunLine line) {
        this.machine = machine;
        this.line = line;
    }

    int perform() throws LauncherException {
        requireNoContainer();
        Unlock unlock =
                Unlock.of(machine, line, false).forTool(line.tool, line.verb).begin();
        KeyFor wanted = KeyFor.here(machine, line.tool, line.account);
        WindowsProgram program = program(wanted);
        List<String> arguments = line.isRun() ? line.rest : line.rest.subList(1, line.rest.size());
        ToolProcess process = ToolProcess.of(program, arguments);
        CallerEnvironment caller = CallerEnvironment.of(machine.environment());
        ChildEnvironment environment = environment(wanted, caller, arguments);
        try (Vault vault = unlock.open()) {
            return line.dryRun
                    ? new DryRun(machine.terminal()).print(program.path(), environment, selected(wanted, vault))
                    : run(process, program, caller, environment, wanted, vault);
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void requireNoContainer() throws LauncherException {
        if (!line.in.isEmpty()) {
            throw Failure.usage("read the command line: --in: not on Windows", null);
        }
    }

    private WindowsProgram program(KeyFor wanted) throws LauncherException {
        if (!line.isRun() && line.rest.isEmpty()) {
            throw Failure.usage("run a command: exec: no command was given", "sv exec " + line.tool + " -- COMMAND");
        }
        List<String> names = line.isRun() ? wanted.tool.programs() : line.rest.subList(0, 1);
        return WindowsProgram.find(names, machine.environment(), Path.of(ProjectPath.shown(wanted.place)));
    }

    private ChildEnvironment environment(KeyFor wanted, CallerEnvironment caller, List<String> arguments) {
        List<byte[]> bytes = new ArrayList<>();
        for (String argument : arguments) {
            bytes.add(argument.getBytes(StandardCharsets.UTF_8));
        }
        String variable = line.isRun() ? wanted.tool.variableFor(bytes) : wanted.tool.variable();
        Scrubbing scrubbing = Scrubbing.of(wanted.table, wanted.tool, variable).keep(line.keep);
        // A companion that needs a program of Linux is lacking here, as in an image that may not have it.
        return ChildEnvironment.ofEngine(caller.entries(), line.clean ? scrubbing.clean() : scrubbing);
    }

    private static Entry selected(KeyFor wanted, Vault vault) throws LauncherException, VaultException {
        return wanted.select(vault);
    }

    private int run(
            ToolProcess process,
            WindowsProgram program,
            CallerEnvironment caller,
            ChildEnvironment environment,
            KeyFor wanted,
            Vault vault)
            throws LauncherException, VaultException {
        try (Taking.Taken taken = wanted.take(vault, use(program, environment))) {
            tellLacking(environment);
            vault.close();
            return run(process, caller.written(environment.entries()), environment.variable(), taken);
        }
    }

    private static int run(ToolProcess process, Map<String, String> environment, String variable, Taking.Taken taken)
            throws LauncherException {
        try {
            return process.run(environment, variable, taken.key());
        } catch (LauncherException e) {
            if (e.code() == ExitCode.NOT_EXECUTABLE) {
                taken.failed(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private Use use(WindowsProgram program, ChildEnvironment environment) {
        List<String> names = new ArrayList<>();
        for (Dropped dropped : environment.dropped()) {
            names.add(dropped.name());
        }
        return Use.of(line.verb, program.path().getBytes(StandardCharsets.UTF_8), names);
    }

    /** Weaker than it could be, so it is said, at every start. */
    private void tellLacking(ChildEnvironment environment) {
        for (String companion : environment.lacking().keySet()) {
            machine.terminal()
                    .warning("protect the key from what " + line.tool + " runs: " + companion
                            + ": not set, since what it needs is not on Windows");
        }
    }
}
