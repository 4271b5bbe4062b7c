package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Every command as its users meet it: what is typed, all that is printed, and the exit code. Each file of
 * {@code src/test/transcripts} is one story, in a home of its own without a vault, in a login session with a keyring.
 *
 * <pre>
 * # Text for people.
 * $ sv add claude --stdin &lt; key       a command, for a shell; cd, export NAME=VALUE and unset NAME last
 * stored &lt;id:a&gt;: claude, for &lt;home&gt;    standard output, whole
 * ! sv: note: ...                      then standard error, whole
 * [3]                                  then the exit code, when it is not 0
 *
 * $&gt; sv remove &lt;a&gt;                    a command on a terminal: what the screen shows
 * Passphrase: &lt;&lt; four words            typed after that prompt, and not to be seen
 * Remove it? [y/N] &lt;&lt;= y               typed, and seen
 *
 * -- bin/claude --                     files in the home directory, up to the next; those with #! are programs
 * </pre>
 *
 * <p>Placeholders: {@code <home>}, {@code <image>}; {@code <id> <session> <ids> <fp> <hex> <n> <time> <code> <word> <six>}
 * each match one of their kind, {@code <...>} anything, a line {@code <*>} any lines. {@code <id:a>} is kept: from then on
 * {@code <a>} means it. An output line that is empty, or begins like one of the forms above, has a backslash before it; one
 * without a newline ends in {@code \c}.
 */
class TranscriptIT {
    @TempDir(factory = OnDisk.class)
    static Path temporary;

    private static SecretServiceSession session;

    @BeforeAll
    static void logIn() throws Exception {
        session = SecretServiceSession.start(temporary.resolve("session"));
    }

    @AfterAll
    static void logOut() throws Exception {
        session.close();
    }

    @TestFactory
    List<DynamicTest> transcripts() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Transcript transcript : Transcript.all()) {
            Path home = temporary.resolve(transcript.name());
            tests.add(
                    dynamicTest(transcript.name(), () -> new Scenario(transcript, home, session.environment()).play()));
        }
        return tests;
    }

    /** Neither its success nor a failure of a command may go unseen. */
    @Test
    void everyCommand_isThere_andFailsSomewhere() throws IOException {
        Map<String, Pattern> verbs = new TreeMap<>();
        verbs().keySet().forEach(verb -> verbs.put(verb, Pattern.compile("(.* )?\\Q" + verb + "\\E( .*)?")));
        TreeSet<String> done = new TreeSet<>();
        TreeSet<String> failed = new TreeSet<>();
        for (Transcript transcript : Transcript.all()) {
            for (Transcript.Step step : transcript.steps()) {
                verbs.forEach((verb, typed) -> {
                    if (typed.matcher(step.command()).matches()) {
                        (step.code() == 0 ? done : failed).add(verb);
                    }
                });
            }
        }
        assertEquals(verbs.keySet(), done, "commands that a transcript shows at work");
        assertEquals(verbs.keySet(), failed, "commands that a transcript shows failing");
    }

    @Test
    void everyCommand_hasAnExampleInItsHelp() {
        verbs().forEach((verb, line) -> assertTrue(line.getUsageMessage().contains("Example"), verb + " --help"));
    }

    /** All commands that do something, by the words that one types. */
    private static Map<String, CommandLine> verbs() {
        Map<String, CommandLine> verbs = new TreeMap<>();
        collect("sv", PicocliCommands.of(new SvCommand(anyMachine())), verbs);
        return verbs;
    }

    private static Machine anyMachine() {
        File nowhere = new File("/nonexistent");
        return new Machine(
                Roots.ofThisMachine(),
                InstantSource.system(),
                Map.of(),
                new Directories(nowhere, nowhere, nowhere),
                Terminal.ofProcess());
    }

    private static void collect(String words, CommandLine line, Map<String, CommandLine> verbs) {
        if (line.getSubcommands().isEmpty()) {
            verbs.put(words, line);
        }
        line.getSubcommands().forEach((name, inner) -> {
            if (!inner.getCommandSpec().usageMessage().hidden()) {
                collect(words + " " + name, inner, verbs);
            }
        });
    }
}
