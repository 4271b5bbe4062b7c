package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.ChildEnvironment;
import dev.sessionvault.launcher.exec.Launch;
import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.CommandLine;
import dev.sessionvault.launcher.posix.Descriptors;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;
import dev.sessionvault.vault.tool.Dropped;
import dev.sessionvault.vault.tool.Scrubbing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code sv run} and {@code sv exec}: this process becomes the tool, or another program with the tool's key. The
 * program is found while the root opens, and before the vault does: a key is taken only for what can be started.
 */
final class Start {
    private static final int STDERR = 2;

    private final Machine machine;
    private final RunLine line;

    /** {@code null}: in no container. */
    private @Nullable Contained contained;

    Start(Machine machine, RunLine line) {
        this.machine = machine;
        this.line = line;
    }

    int perform() throws LauncherException {
        Unlock unlock =
                Unlock.of(machine, line, true).forTool(line.tool, line.verb).begin();
        KeyFor wanted = KeyFor.here(machine, line.tool, line.account);
        Caller caller = Caller.ofProcess();
        List<byte[]> rest = CommandLine.arguments(line.rest.size());
        contained = Contained.of(machine, line, wanted.place);
        Program program = program(unlock, wanted, caller.environment(), rest);
        List<byte[]> arguments = line.isRun() ? rest : rest.subList(1, rest.size());
        List<byte[]> variables = caller.environmentFor(program);
        Scrubbing scrubbing = scrubbing(wanted, arguments);
        ChildEnvironment environment = environment(variables, scrubbing);
        if (contained != null) {
            arguments = contained.arguments(wanted.tool, environment, rest, arguments);
        }
        unlock.whileWaiting();
        if (line.dryRun) {
            ChildEnvironment bare = ChildEnvironment.ofLogin(variables, scrubbing);
            return dryRun(unlock, wanted, program, arguments, environment, bare);
        }
        try (Given given = new Given(wanted, line.isRun(), use(program, environment));
                Vault vault = unlock.thenKeep(given).open()) {
            tellChanged(program);
            tellWithheld(environment);
            if (given.isLogin()) {
                ChildEnvironment bare = ChildEnvironment.ofLogin(variables, scrubbing);
                new LoginStart(machine, wanted, given, contained != null).become(vault, program, arguments, bare);
            }
            become(program, arguments, environment, wanted, vault, given.taken());
        } catch (VaultException e) {
            throw Failure.of(e);
        }
        throw new AssertionError("the tool was not started");
    }

    private int dryRun(
            Unlock unlock,
            KeyFor wanted,
            Program program,
            List<byte[]> arguments,
            ChildEnvironment environment,
            ChildEnvironment bare)
            throws LauncherException {
        try (Vault vault = unlock.open()) {
            Entry entry = line.isRun() ? wanted.selectKeyOrLogin(vault).entry() : wanted.select(vault);
            if (entry.isLogin()) {
                LoginPlace place = LoginStart.place(machine, wanted, bare, contained != null);
                return new DryRun(machine.terminal()).print(program, bare, entry, place);
            }
            return new DryRun(machine.terminal())
                    .print(program, environment, entry, contained == null ? null : arguments);
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    /** A program that may not have the key is refused before there is one to write that down with. */
    private Program program(Unlock unlock, KeyFor wanted, List<byte[]> caller, List<byte[]> rest)
            throws LauncherException {
        try {
            return program(wanted, caller, rest);
        } catch (LauncherException e) {
            if (e.code() == ExitCode.DENIED && !line.dryRun) {
                unlock.refused(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private Program program(KeyFor wanted, List<byte[]> caller, List<byte[]> rest) throws LauncherException {
        if (!line.isRun() && rest.isEmpty()) {
            throw Failure.usage("run a command: exec: no command was given", "sv exec " + line.tool + " -- COMMAND");
        }
        if (contained != null) {
            return Program.find(contained.engine(), caller, wanted.place.getBytes(StandardCharsets.UTF_8));
        }
        if (line.isRun()) {
            return ToolProgram.find(machine, wanted.tool, wanted.place, caller);
        }
        return Program.find(rest.subList(0, 1), caller, null);
    }

    private Scrubbing scrubbing(KeyFor wanted, List<byte[]> arguments) {
        String variable = line.isRun() ? wanted.tool.variableFor(arguments) : wanted.tool.variable();
        Scrubbing scrubbing = Scrubbing.of(wanted.table, wanted.tool, variable)
                .keep(contained == null ? line.keep : contained.keep());
        return line.clean ? scrubbing.clean() : scrubbing;
    }

    private ChildEnvironment environment(List<byte[]> caller, Scrubbing scrubbing) {
        return contained == null
                ? ChildEnvironment.of(caller, scrubbing)
                : ChildEnvironment.ofEngine(caller, scrubbing);
    }

    private void become(
            Program program,
            List<byte[]> arguments,
            ChildEnvironment environment,
            KeyFor wanted,
            Vault vault,
            Taking.Taken taken)
            throws LauncherException, VaultException {
        tellLacking(environment);
        if (Descriptors.isTerminal(STDERR)) {
            new Notices(machine, wanted).tell(vault, taken);
        }
        vault.close();
        try {
            Launch.become(program, arguments, environment, taken.key());
        } catch (LauncherException e) {
            taken.failed(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private Use use(Program program, ChildEnvironment environment) {
        List<String> names = new ArrayList<>();
        for (Dropped dropped : environment.dropped()) {
            names.add(dropped.name());
        }
        return Use.of(line.verb, program.realPath(), names);
    }

    /** A person can judge it; a script cannot, and goes on. */
    private void tellChanged(Program program) {
        String caution = program.caution();
        if (caution != null && Descriptors.isTerminal(STDERR)) {
            machine.terminal().warning(caution);
        }
    }

    /** Weaker than it could be, so it is said, at every start. */
    private void tellLacking(ChildEnvironment environment) {
        for (Map.Entry<String, String> companion : environment.lacking().entrySet()) {
            machine.terminal()
                    .warning("protect the key from what " + line.tool + " runs: " + companion.getKey()
                            + ": not set, since " + companion.getValue()
                            + (line.in.isEmpty() ? " is not installed" : " may be missing in the image"));
        }
    }

    /** A pattern may be wrong about a variable; what the table names needs no line. */
    private void tellWithheld(ChildEnvironment environment) {
        if (!Descriptors.isTerminal(STDERR)) {
            return;
        }
        StringBuilder names = new StringBuilder();
        for (Dropped dropped : environment.dropped()) {
            if (!dropped.why().isByTable()) {
                names.append(names.length() == 0 ? "" : ", ").append(dropped.name());
            }
        }
        if (names.length() > 0) {
            machine.terminal().note("withheld by pattern: " + names + " (--keep NAME passes one on)");
        }
    }
}
