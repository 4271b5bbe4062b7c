package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.ChildEnvironment;
import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exec.Trial;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.tool.Scrubbing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A call that succeeds only with a key that works, in the environment that {@code sv run} builds. */
final class Check {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Trial trial;

    private Check(Trial trial) {
        this.trial = trial;
    }

    /** @param command what to run; if empty, the tool with the arguments that the table gives */
    static Check of(KeyFor wanted, List<String> command) throws LauncherException {
        if (command.isEmpty() && wanted.tool.check().isEmpty()) {
            throw Failure.usage(
                    "check the new key: " + wanted.tool.name().value() + ": no cheap call of this tool is known",
                    "name one: --check -- COMMAND; or set check in tools.toml");
        }
        return command.isEmpty() ? ofTool(wanted) : ofCommand(wanted, command);
    }

    private static Check ofTool(KeyFor wanted) throws LauncherException {
        Caller caller = Caller.ofProcess();
        Program program = ToolProgram.find(wanted.machine, wanted.tool, wanted.place, caller.environment());
        List<byte[]> arguments = new ArrayList<>();
        wanted.tool.check().forEach(argument -> arguments.add(argument.getBytes(StandardCharsets.UTF_8)));
        return of(wanted, caller, program, wanted.tool.variableFor(arguments), wanted.tool.check());
    }

    private static Check ofCommand(KeyFor wanted, List<String> command) throws LauncherException {
        Caller caller = Caller.ofProcess();
        List<byte[]> name = List.of(command.get(0).getBytes(StandardCharsets.UTF_8));
        Program program = Program.find(name, caller.environment(), null);
        return of(wanted, caller, program, wanted.tool.variable(), command.subList(1, command.size()));
    }

    private static Check of(KeyFor wanted, Caller caller, Program program, String variable, List<String> arguments) {
        Scrubbing scrubbing = Scrubbing.of(wanted.table, wanted.tool, variable);
        ChildEnvironment environment = ChildEnvironment.of(caller.environmentFor(program), scrubbing);
        return new Check(new Trial(program, arguments, environment));
    }

    Trial.Outcome run(SecretBytes key) throws LauncherException {
        return trial.run(key, LIMIT);
    }
}
