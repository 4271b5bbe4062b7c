package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real virtual machine becomes a real program, which tells what it finds; and the same program started directly. */
class ExecIT {
    private static final String COMPANION = "CLAUDE_CODE_SUBPROCESS_ENV_SCRUB=1";
    private static final String KEY = "ANTHROPIC_API_KEY=vault-key";

    @TempDir
    Path directory;

    private Probe probe;

    @BeforeEach
    void compile() throws Exception {
        probe = Probe.compileIn(directory);
    }

    @Test
    void tool_isTheSameProcess() throws Exception {
        Probe.Run run = launch("a");
        assertEquals(List.of("pid " + run.pid()), run.facts("pid"));
        assertEquals(List.of("ppid " + ProcessHandle.current().pid()), run.facts("ppid"));
        assertEquals(probe.directly("a").facts("pgid", "sid"), run.facts("pgid", "sid"));
        assertEquals("", run.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 0", "exit 7", "exit 255", "kill 9", "kill 11", "kill 15", "kill 3"})
    void end_isTheTools(String end) throws Exception {
        Probe.Run run = launch(end.split(" "));
        assertEquals(probe.directly(end.split(" ")).exit(), run.exit());
    }

    @Test
    void arguments_arriveAsTheyAre() throws Exception {
        String[] arguments = {"", "a b", "--", "-x", "\"quoted\"", "$HOME", "*", "@file", "line\nline", "", "\t"};
        Probe.Run run = launch(arguments);
        List<String> expected = new ArrayList<>(List.of("probe"));
        expected.addAll(List.of(arguments));
        assertEquals(expected, run.decoded("arg"));
    }

    /** The shell's {@code printf} makes what Java's own strings cannot carry. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void argumentsAndValues_thatAreNoText_arriveByteForByte(String locale) throws Exception {
        probe.with("LC_ALL", locale);
        String script = "B=$(printf 'x\\377\\200y'); export B; exec \"$@\" \"$B\" \"$(printf '\\303\\274')\" ''";
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        command.addAll(line("claude", "probe"));
        Probe.Run run = probe.arranged(command);
        assertEquals(List.of("probe", "x\u00ff\u0080y", "\u00c3\u00bc", ""), run.decoded("arg"));
        assertTrue(run.decoded("env").contains("B=x\u00ff\u0080y"), run.errors());
    }

    @Test
    void environment_isTheCallers_butForWhatIsMeant() throws Exception {
        probe.with("OPENAI_API_KEY", "other").with("NOTES", "none").with("ANTHROPIC_API_KEY", "stale");
        probe.with("ACME_TOKEN", "secret").with("ZZZ", "last");
        List<String> expected = new ArrayList<>(arrangedDirectly().decoded("env"));
        expected.removeIf(entry -> entry.startsWith("OPENAI_API_KEY=")
                || entry.startsWith("ACME_TOKEN=")
                || entry.startsWith("ANTHROPIC_API_KEY="));
        expected.addAll(List.of(COMPANION, KEY));
        Fixture.executable(probe.bin().resolve("bwrap"), ""); // the companion needs it
        List<String> found =
                new ArrayList<>(probe.arranged(line("claude", "probe")).decoded("env"));
        assertTrue(removeUnderscore(expected) && removeUnderscore(found)); // only the start script knows what it was
        assertEquals(expected, found);
        assertTrue(expected.containsAll(List.of("NOEQUALS", "", "=EMPTYNAME", "TWICE=1", "TWICE=2")));
        assertTrue(expected.contains("LATIN=a\u00ff\u00fe\u0080z"));
    }

    private static boolean removeUnderscore(List<String> environment) {
        return environment.removeIf(entry -> entry.startsWith("_="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude", "codex", "gemini", "copilot"})
    void everyToolsKeyAround_theToolFindsItsOwnOnly(String name) throws Exception {
        for (Tool tool : ToolTable.builtIn().tools()) {
            probe.with(tool.variable(), "key of " + tool.name().value());
            for (String other : tool.otherVariables()) {
                probe.with(other, "key of " + tool.name().value());
            }
        }
        Tool tool = Objects.requireNonNull(ToolTable.builtIn().find(new ToolName(name)));
        List<String> command = new ArrayList<>(List.of(name, "vault-key", "", "probe"));
        List<String> environment =
                probe.launched(command.toArray(new String[0])).decoded("env");
        assertTrue(environment.contains(tool.variable() + "=vault-key"), name);
        assertFalse(String.join("\n", environment).contains("key of"), name);
    }

    @Test
    void workingDirectoryAndFiles_areTheCallers() throws Exception {
        Probe.Run direct = arrangedDirectly();
        Probe.Run run = probe.arranged(line("claude", "probe"));
        assertEquals(direct.facts("cwd", "fd"), run.facts("cwd", "fd"));
        assertTrue(run.facts("fd").contains("fd 9 /dev/null"), "a file that the caller passed");
    }

    @Test
    void filesListedByTheStartScript_areExactlyThoseThatStay() throws Exception {
        Probe.Run run = probe.arranged(line("claude", "probe", "-Dsv.fds=:0:1:2:"));
        assertEquals(3, run.facts("fd").size(), run.lines()::toString);
        Probe.Run listed = probe.arranged(line("claude", "probe", "-Dsv.fds=:0:1:2:9:"));
        assertEquals(arrangedDirectly().facts("fd"), listed.facts("fd"));
    }

    @Test
    void signalsLimitsAndThreads_areTheCallers() throws Exception {
        String[] told = {"-Dsv.sigign=" + ignored(), "-Dsv.coredump=" + coreDump()};
        String[] facts = {
            "/proc/self/status", "/proc/self/limits", "/proc/self/coredump_filter",
        };
        Probe.Run run = probe.arranged(line("claude", "probe", told));
        assertEquals(arrangedDirectly().facts(facts), run.facts(facts));
        assertTrue(run.lines().contains("/proc/self/status SigBlk:\t0000000008000200"), "the starter's mask");
    }

    @Test
    void blockedSignals_areTheCallers_withoutTheStartScriptToo() throws Exception {
        assertEquals(blocked(arrangedDirectly()), blocked(probe.arranged(line("claude", "probe"))));
        assertEquals(blocked(probe.directly()), blocked(launch()));
    }

    /** Under LANG=C Java's own file calls cannot reach such a directory at all. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void directoriesBeyondAscii_areReached(String locale) throws Exception {
        String script = "d=$(printf '\\303\\274'); mkdir \"$d\"; cp bin/probe \"$d/ownprobe\"; cd \"$d\";"
                + " PATH=$PWD:$PATH; exec \"$@\"";
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        command.addAll(line("claude", "ownprobe"));
        Probe.Run run = probe.with("LC_ALL", locale).arranged(command);
        assertEquals(List.of("ownprobe"), run.decoded("arg"), run.errors());
        assertTrue(run.decoded("cwd").get(0).endsWith("/\u00c3\u00bc"));
    }

    private static List<String> blocked(Probe.Run run) {
        return run.lines().stream().filter(line -> line.contains("SigBlk")).toList();
    }

    private String ignored() throws Exception {
        return factOf("SigIgn:");
    }

    private String coreDump() throws Exception {
        return arrangedDirectly().facts("/proc/self/coredump_filter").get(0).split(" ")[1];
    }

    private String factOf(String name) throws Exception {
        return arrangedDirectly().lines().stream()
                .filter(line -> line.contains(name))
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void scriptWithoutInterpreter_isRunByTheShell() throws Exception {
        Path script = Fixture.executable(probe.bin().resolve("script"), "exec probe \"$0\" \"$@\"\n");
        Probe.Run run = probe.launched("claude", "vault-key", "", "script", "a b");
        assertEquals(List.of("probe", script.toString(), "a b"), run.decoded("arg"), run.errors());
        assertTrue(run.decoded("env").contains(KEY));
    }

    private Probe.Run arrangedDirectly() throws Exception {
        return probe.arranged(List.of(probe.program().toString()));
    }

    private Probe.Run launch(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("claude", "vault-key", "", "probe"));
        all.addAll(List.of(arguments));
        return probe.launched(all.toArray(new String[0]));
    }

    private static List<String> line(String tool, String program, String... options) {
        List<String> command = new ArrayList<>(Probe.java(options));
        command.addAll(List.of(tool, "vault-key", "", program));
        return command;
    }
}
