package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.ChildEnvironment;
import dev.sessionvault.launcher.exec.Launch;
import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.CommandLine;
import dev.sessionvault.vault.tool.Scrubbing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code sv run --agent TOOL -- java …}: this process becomes the command, without any tool's key in its environment,
 * and the agent in its Java asks for this one. The vault is not opened here: whether there is a key, the agent finds
 * out, and the command does not begin without.
 */
final class AgentStart {
    private static final String JAVA = "java";
    private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

    private final Machine machine;
    private final RunLine line;

    AgentStart(Machine machine, RunLine line) {
        this.machine = machine;
        this.line = line;
    }

    int perform() throws LauncherException {
        requireWhatGoesTogether();
        KeyFor wanted = KeyFor.here(machine, line.tool, line.account);
        byte[] agent = AgentJar.option(line).getBytes(StandardCharsets.UTF_8);
        List<byte[]> words = CommandLine.arguments(line.rest.size());
        Caller caller = Caller.ofProcess();
        Program program = Program.find(words.subList(0, 1), caller.environment(), null);
        List<byte[]> arguments = new ArrayList<>(words.subList(1, words.size()));
        List<byte[]> environment = caller.environmentFor(program);
        if (isJava(line.rest.get(0))) {
            arguments.add(0, agent);
        } else {
            environment = JavaToolOptions.with(environment, agent);
        }
        Launch.become(program, arguments, ChildEnvironment.of(environment, scrubbing(wanted)), null);
        throw new AssertionError("the command was not started");
    }

    private void requireWhatGoesTogether() throws LauncherException {
        if (!line.in.isEmpty() || !line.containerArguments.isEmpty() || line.dryRun || line.slot != Unlock.PRIMARY) {
            throw Failure.usage(
                    "read the command line: " + line.verb
                            + ": --agent goes with --account, --keep, --clean and --passphrase-fd alone",
                    null);
        }
        if (line.rest.isEmpty()) {
            throw Failure.usage(
                    "run a command: " + line.verb + ": no command was given",
                    "sv " + line.verb + " --agent " + Named.tool(line.tool) + " -- java …");
        }
    }

    /** What is started by another name, as a build tool, starts its Java itself. */
    private static boolean isJava(String word) {
        return word.equals(JAVA) || word.endsWith("/" + JAVA);
    }

    private Scrubbing scrubbing(KeyFor wanted) {
        List<String> keep = new ArrayList<>(line.keep);
        keep.add(OPTIONS);
        Scrubbing scrubbing =
                Scrubbing.of(wanted.table, wanted.tool, wanted.tool.variable()).keep(keep);
        return line.clean ? scrubbing.clean() : scrubbing;
    }
}
