package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A person at a terminal: each test once with the tool started by the shell, as the measure, and by us with a key, and with
 * a login.
 */
class TerminalIT {
    private static final String DIRECTLY = "";
    private static final String BY_US = "$SV exec claude -- ";
    private static final String LENT = "$SV run lent -- ";
    private static final String WAITS = "sh -c 'echo ready; exec sleep 100'";

    @TempDir
    static Path directory;

    private static Image image;
    private static Probe probe;

    @BeforeAll
    static void start() throws Exception {
        probe = Probe.compileIn(directory.toRealPath());
        image = Image.start(directory).withLogin();
    }

    @AfterAll
    static void stop() throws Exception {
        image.close();
    }

    private static Tmux terminal() throws Exception {
        Map<String, String> environment = image.environment();
        environment.put("SV", Image.PROGRAM.toString());
        return Tmux.start(image.home(), environment, probe);
    }

    @ParameterizedTest
    @CsvSource({
        DIRECTLY + ",C-c,130",
        BY_US + ",C-c,130",
        LENT + ",C-c,130",
        DIRECTLY + ",C-\\,131",
        BY_US + ",C-\\,131",
        LENT + ",C-\\,131"
    })
    void keyThatEndsTheTool_endsItByTheSignal(String how, String key, int code) throws Exception {
        try (Tmux terminal = terminal()) {
            terminal.line(with(how) + WAITS).await("ready").key(key).await("> ");
            terminal.line("echo code-$?").await("code-" + code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECTLY, BY_US, LENT})
    void suspendedTool_goesOnInTheForeground(String how) throws Exception {
        try (Tmux terminal = terminal()) {
            terminal.line(with(how) + "sh -c 'echo ready; read x; echo got-$x'").await("ready");
            terminal.key("C-z").await("[1]+  Stopped*").line("echo code-$?").await("code-148");
            terminal.line("fg").awaitProgram("sh").line("word").await("got-word");
            terminal.line("echo code-$?").await("code-0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECTLY, BY_US, LENT})
    void newSizeOfTheWindow_isTold(String how) throws Exception {
        try (Tmux terminal = terminal()) {
            terminal.line(with(how) + "bash -c 'trap \"stty size\" WINCH; stty size; while :; do read -t 0.1 x; done'");
            terminal.await("24 80").resize(101, 33).await("33 101");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECTLY, BY_US, LENT})
    void pipeline_isOneJob(String how) throws Exception {
        try (Tmux terminal = terminal()) {
            terminal.line(with(how) + "sh -c 'echo ready; read x; echo got-$x; exec sleep 100' | cat");
            terminal.await("ready").line("word").await("got-word").key("C-z").await("[1]+  Stopped*");
            terminal.line("fg")
                    .awaitProgram("sleep")
                    .key("C-c")
                    .await("> ")
                    .line("echo code-$?")
                    .await("code-130");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECTLY, BY_US, LENT})
    void inTheBackground_itStopsWhenItReadsTheTerminal(String how) throws Exception {
        try (Tmux terminal = terminal()) {
            terminal.line(with(how) + "cat &").await("[1]*");
            terminal.line("until jobs -ls | grep -o 'Stopped (tty input)'; do sleep 0.1; done");
            terminal.await("Stopped (tty input)")
                    .line("fg")
                    .awaitProgram("cat")
                    .line("word")
                    .key("C-d");
            terminal.await("> ").line("echo code-$?").await("code-0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECTLY, BY_US, LENT})
    void asTheShellsExec_itIsTheShellsProcess(String how) throws Exception {
        try (Tmux terminal = terminal()) {
            terminal.line("bash --norc --noprofile -c 'echo one-$$; exec " + with(how) + "sh -c \"echo two-\\$\\$\"' | "
                    + "sed 's/.*-//' | uniq | wc -l");
            terminal.await("1");
        }
    }

    /** Its terminal is in the same modes, it is in the foreground, and its session is the shell's. */
    @Test
    void terminalItself_isAsTheShellLeftIt() throws Exception {
        Path program = probe.program();
        try (Tmux terminal = terminal()) {
            terminal.line("stty -echoctl erase ^H").line("PROBE_OUTPUT=direct " + program);
            terminal.line("PROBE_OUTPUT=ours " + with(BY_US) + program);
            terminal.line("PROBE_OUTPUT=lent " + with(LENT) + program);
            terminal.line("for f in direct ours lent; do");
            terminal.line("grep -E '^(tty|modes|sid|fd )' $f | grep -v '^fd 5[01] ' > $f.terminal; done");
            terminal.line("wc -l < ours.terminal").await("6");
            terminal.line("cmp direct.terminal ours.terminal; echo code-$?").await("code-0");
            terminal.line("cmp direct.terminal lent.terminal; echo lent-$?").await("lent-0");
        }
    }

    /** The keyring does not answer, so the runtime is what is interrupted; it dies by the signal, and the loop ends. */
    @Test
    void interruptWhileWeStart_endsTheLoopToo() throws Exception {
        try (Image frozen = Image.start(Files.createDirectory(directory.resolve("frozen")));
                Tmux terminal = Tmux.start(frozen.home(), frozen.environment(), probe)) {
            frozen.freeze();
            terminal.line("for i in 1 2; do " + Image.PROGRAM + " exec claude -- true; echo looped; done");
            terminal.awaitProgram("java");
            Thread.sleep(300);
            terminal.key("C-c").await("> ").line("echo code-$?").await("code-130");
            assertFalse(terminal.shows("looped"), terminal.screen());
        }
    }

    /** JUnit trims what it reads. */
    private static String with(String how) {
        return how == null || how.isEmpty() ? "" : how.strip() + " ";
    }
}
