package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import java.time.InstantSource;
import java.util.Map;

/** From a command line to an exit code. */
public final class Commands {
    private Commands() {}

    /**
     * Does what the arguments say. Whatever happens is reported; a {@code run} that succeeds never returns.
     *
     * @return the exit code
     */
    public static int run(String[] arguments, Roots roots) {
        Terminal terminal = Terminal.ofProcess();
        int code = reported(arguments, roots, terminal);
        if (code == ExitCode.DONE.number() && terminal.lost()) {
            terminal.error("print the answer: standard output: it cannot be written");
            return ExitCode.BUG.number();
        }
        return code;
    }

    /** An unexpected exception is named by its class only: its text might hold anything, a key among it. */
    private static int reported(String[] arguments, Roots roots, Terminal terminal) {
        try {
            Map<String, String> environment = System.getenv();
            Directories directories = Directories.of(environment);
            return perform(arguments, new Machine(roots, InstantSource.system(), environment, directories, terminal));
        } catch (LauncherException e) {
            terminal.error(e);
            return e.code().number();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError | OutOfMemoryError e) {
            terminal.error("internal: " + e.getClass().getName());
            terminal.hint("this is a bug of sv: please report it, with the command but without keys");
            return ExitCode.BUG.number();
        }
    }

    private static int perform(String[] arguments, Machine machine) throws LauncherException {
        RunLine line = RunLine.parse(arguments);
        if (line != null) {
            return line.perform(machine);
        }
        if (KeepCommand.isMeant(arguments)) {
            return new KeepCommand(machine, arguments).perform();
        }
        return AgentFacts.areAskedFor(arguments)
                ? new AgentFacts(machine).perform(arguments)
                : PicocliCommands.run(arguments, machine);
    }
}
