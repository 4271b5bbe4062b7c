package dev.sessionvault.launcher.command;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The hand-written parser against picocli: the same lines accepted, the same meaning. Help is picocli's alone. */
class RunLineTest {
    private static final List<String> WORDS = List.of(
            "claude",
            "codex",
            "exec",
            "-p",
            "hi",
            "",
            "-",
            "--",
            "--dry-run",
            "--clean",
            "--in",
            "--in=docker",
            "--in=",
            "--container-arg",
            "--container-arg=-v",
            "--keep",
            "--keep=A",
            "--keep=",
            "NAME",
            "--account",
            "--account=work",
            "--passphrase-fd",
            "--passphrase-fd=3",
            "--passphrase-fd=x",
            "3",
            "--unknown",
            "--unknown=1",
            "@file",
            "a=b",
            "run");

    @Test
    void randomLines_bothParsersAgree() throws LauncherException {
        CommandLine picocli = picocli();
        Random random = new Random(20_261_101);
        int accepted = 0;
        for (int i = 0; i < 60_000; i++) {
            String[] line = randomLine(random);
            String byHand = meaning(RunLine.parse(line));
            assertEquals(byPicocli(picocli, line), byHand, () -> Arrays.toString(line));
            accepted += byHand.equals("refused") ? 0 : 1;
        }
        assertTrue(accepted > 5_000, "too few lines that mean something: " + accepted);
    }

    private static String[] randomLine(Random random) {
        String[] line = new String[random.nextInt(7) + 1];
        for (int i = 0; i < line.length; i++) {
            line[i] = WORDS.get(random.nextInt(WORDS.size()));
        }
        line[random.nextInt(Math.min(2, line.length))] = random.nextBoolean() ? "run" : "exec";
        return line;
    }

    /** Made once: that takes milliseconds, and each parse begins anew. */
    private static CommandLine picocli() throws LauncherException {
        Machine machine = new Machine(
                Roots.ofThisMachine(),
                InstantSource.system(),
                Map.of(),
                Directories.of(Map.of("HOME", "/nowhere")),
                Terminal.ofProcess());
        return PicocliCommands.of(new SvCommand(machine));
    }

    private static String byPicocli(CommandLine picocli, String[] arguments) {
        // What was not matched is the one thing that picocli does not clear between two parses.
        run(picocli).rest.clear();
        exec(picocli).rest.clear();
        try {
            ParseResult parsed = picocli.parseArgs(arguments);
            CommandLine verb = parsed.hasSubcommand()
                    ? parsed.subcommand().commandSpec().commandLine()
                    : parsed.commandSpec().commandLine();
            Object command = verb.getCommand();
            if (command instanceof RunCommand run) {
                return meaning(run.line("run"));
            }
            return command instanceof ExecCommand exec ? meaning(exec.line("exec")) : "refused";
        } catch (ParameterException e) {
            return "refused";
        }
    }

    private static RunCommand run(CommandLine picocli) {
        return requireNonNull(picocli.getSubcommands().get("run")).getCommand();
    }

    private static ExecCommand exec(CommandLine picocli) {
        return requireNonNull(picocli.getSubcommands().get("exec")).getCommand();
    }

    private static String meaning(@Nullable RunLine line) {
        if (line == null) {
            return "refused";
        }
        return String.join(
                "|",
                line.verb,
                line.tool,
                String.valueOf(line.account),
                line.keep.toString(),
                line.in.toString(),
                line.containerArguments.toString(),
                String.valueOf(line.clean),
                String.valueOf(line.dryRun),
                String.valueOf(line.passphraseFd),
                line.rest.toString());
    }

    @Test
    void optionsBeforeAndAfterTheTool_areOurs_therestIsTheTools() {
        RunLine line = RunLine.parse(
                new String[] {"run", "--keep", "A", "claude", "--account=w", "--keep=B", "-p", "--dry-run", "--"});
        assertNotNull(line);
        assertEquals("claude", line.tool);
        assertEquals("w", line.account);
        assertEquals(List.of("A", "B"), line.keep);
        assertEquals(List.of("-p", "--dry-run", "--"), line.rest);
    }

    @Test
    void doubleDash_endsOurOptions() {
        RunLine line = RunLine.parse(new String[] {"exec", "claude", "--", "--dry-run"});
        assertNotNull(line);
        assertEquals(List.of("--dry-run"), line.rest);
    }

    @Test
    void helpAfterTheTool_isTheTools_beforeItOurs() {
        RunLine line = RunLine.parse(new String[] {"run", "claude", "--help"});
        assertNotNull(line);
        assertEquals(List.of("--help"), line.rest);
        assertNull(RunLine.parse(new String[] {"run", "--help", "claude"}));
    }

    @Test
    void envAndHelper_areParsedByHandToo() {
        RunLine env = RunLine.parse(new String[] {"--passphrase-fd", "5", "env", "claude", "--shell", "fish"});
        assertNotNull(env);
        assertEquals("fish", env.shell);
        assertEquals(5, env.passphraseFd);
        assertNotNull(RunLine.parse(new String[] {"helper", "claude", "--account", "x"}));
        assertNull(RunLine.parse(new String[] {"helper", "claude", "more"}));
        assertNull(RunLine.parse(new String[] {"helper", "claude", "--dry-run"}));
    }

    @Test
    void otherVerbs_areForPicocli() {
        assertNull(RunLine.parse(new String[] {}));
        assertNull(RunLine.parse(new String[] {"list"}));
        assertNull(RunLine.parse(new String[] {"--help", "run"}));
    }
}
