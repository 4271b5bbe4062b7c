package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code sv hook} prints, read by the real shells; PowerShell is not packaged for Debian. */
class HookIT {
    /** The options of each that break most scripts. */
    private static final String BASH = "bash --norc -euf -o pipefail";

    private static final String ZSH =
            "zsh -f -o errexit -o nounset -o shwordsplit -o ksharrays -o noglob -o warncreateglobal";
    private static final String FISH = "fish --no-config";

    @TempDir
    static Path temporary;

    private static SecretServiceSession session;
    private static Sv sv;

    @BeforeAll
    static void vaultWithKeys() throws Exception {
        session = SecretServiceSession.start(temporary.resolve("session"));
        sv = Sv.inSession(temporary, session);
        add("claude", CliIT.KEY);
        add("codex", CliIT.OTHER, "--account=work");
        for (String shell : List.of("bash", "zsh", "fish", "powershell")) {
            Files.writeString(hook(shell), sv.run(sv.home, "hook", shell).out());
        }
    }

    private static void add(String tool, String key, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of("add", tool, "--global", "--stdin"));
        line.addAll(List.of(options));
        assertEquals(0, sv.feed(sv.home, key, line.toArray(String[]::new)).code());
    }

    @AfterAll
    static void logOut() throws Exception {
        session.close();
    }

    private static Path hook(String shell) {
        return sv.home.resolve("hook." + shell);
    }

    /** A script for this shell, which has read the hook. */
    private static Answer script(String shell, String script) throws IOException {
        List<String> command = new ArrayList<>();
        for (String word : shell.split("(?<!\\\\) ")) {
            command.add(word.replace("\\ ", " "));
        }
        Path file = sv.home.resolve("script");
        Files.writeString(file, ". " + hook(command.get(0)) + "\n" + script + "\n");
        command.add(file.toString());
        return sv.start(sv.home, command);
    }

    @ParameterizedTest
    @ValueSource(strings = {BASH, ZSH})
    void loaded_andUnloaded_whatWasBeforeIsBack(String shell) throws IOException {
        String script = "export ANTHROPIC_API_KEY=\"it's\nmine\"\n"
                + "sv_load claude; sv_load codex work; sv_load claude\n"
                + "echo \"$ANTHROPIC_API_KEY $OPENAI_API_KEY\"; printenv OPENAI_API_KEY\n"
                + "sv_unload; echo \"$ANTHROPIC_API_KEY\"; printenv ANTHROPIC_API_KEY\n"
                + "echo \"${OPENAI_API_KEY-none}\"; sv_unload; echo end";
        String both = CliIT.KEY + " " + CliIT.OTHER + "\n" + CliIT.OTHER + "\n";
        assertEquals(
                new Answer(0, both + "it's\nmine\nit's\nmine\nnone\nend\n", ""),
                script(shell, script.replace("OPENAI_API_KEY", variable("codex"))));
    }

    @Test
    void fish_loaded_andUnloaded_whatWasBeforeIsBack() throws IOException {
        String script = "set -gx ANTHROPIC_API_KEY \"it's\" mine\n"
                + "sv_load claude; and sv_load codex work; and sv_load claude\n"
                + "echo \"$ANTHROPIC_API_KEY $VARIABLE\"; printenv VARIABLE\n"
                + "sv_unload; count $ANTHROPIC_API_KEY; echo $ANTHROPIC_API_KEY[2]\n"
                + "set -q VARIABLE; or echo none; sv_unload; echo end";
        String both = CliIT.KEY + " " + CliIT.OTHER + "\n" + CliIT.OTHER + "\n";
        assertEquals(
                new Answer(0, both + "2\nmine\nnone\nend\n", ""),
                script(FISH, script.replace("VARIABLE", variable("codex"))));
    }

    private static String variable(String tool) throws IOException {
        String described = sv.run(sv.home, "tools", tool).out();
        return described.replaceAll("(?s).*\\nvariable: *([A-Z_]*)\\n.*", "$1");
    }

    /** A variable of the shell only is one again, and is not handed on. */
    @ParameterizedTest
    @ValueSource(strings = {BASH, ZSH})
    void notExported_isNotExportedAfterwards(String shell) throws IOException {
        String script = "ANTHROPIC_API_KEY=mine; sv_load claude; printenv ANTHROPIC_API_KEY; sv_unload\n"
                + "echo \"$ANTHROPIC_API_KEY\"; printenv ANTHROPIC_API_KEY || echo unseen";
        assertEquals(new Answer(0, CliIT.KEY + "\nmine\nunseen\n", ""), script(shell, script));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash --norc", "zsh -f", FISH})
    void refused_itSaysWhy_andSetsNothing(String shell) throws IOException {
        Answer answer = script(shell, "sv_load gemini || echo refused; sv_load; printenv GEMINI_API_KEY");
        assertTrue(answer.err().startsWith("sv: error: take the key: gemini: no key for "), answer.err());
        assertTrue(answer.err().endsWith("sv: error: sv_load: want TOOL [ACCOUNT]\n"), answer.err());
        assertEquals("refused\n", answer.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash --norc -x", "zsh -f -x", "bash --norc -a", "zsh -f -a"})
    void tracedOrExportingAll_theKeyIsNotShown_norWhatWasBefore(String shell) throws IOException {
        Answer answer = script(shell, "unset ANTHROPIC_API_KEY; sv_load claude; env | grep -c " + CliIT.KEY);
        assertEquals("1\n", answer.out());
        assertFalse(answer.err().replaceAll("grep -c .*", "").contains(CliIT.KEY), answer.err());
        String before = "ANTHROPIC_API_KEY=before; sv_load claude; env | grep -c before; true";
        assertEquals("0\n", script(shell, before).out());
    }

    @ParameterizedTest
    @ValueSource(strings = {BASH, ZSH, FISH})
    void readTwice_theShimsAreFirstOnce(String shell) throws IOException {
        String name = shell.substring(0, shell.indexOf(' '));
        Answer answer = script(shell, ". " + hook(name) + "\nprintenv PATH");
        String shims = sv.home + "/sv/data/shims";
        assertEquals(new Answer(0, shims + ":" + sv.home + "/bin:/usr/bin:/bin\n", ""), answer);
    }

    /** A shell must not take longer to start, nor complain when sv is gone. */
    @ParameterizedTest
    @ValueSource(strings = {BASH, ZSH, FISH})
    void read_itStartsNothing(String shell) throws IOException {
        String name = shell.substring(0, shell.indexOf(' '));
        String text = Files.readString(hook(name));
        sv.tool("noticed", "echo noticed >> " + sv.home + "/noticed");
        for (String program : List.of(sv.home + "/bin/noticed", "/gone/bin/sv")) {
            Files.writeString(hook(name), text.replace(Sv.PROGRAM.toRealPath().toString(), program));
            assertEquals(new Answer(0, "end\n", ""), script(shell, "echo end"));
        }
        Files.writeString(hook(name), text);
        assertFalse(Files.exists(sv.home.resolve("noticed")));
    }

    @Test
    void everyHook_passesItsLinter() throws IOException {
        for (String lint : List.of("shellcheck " + hook("bash"), "bash -n " + hook("bash"), "zsh -n " + hook("zsh"))) {
            assertEquals(new Answer(0, "", ""), sv.start(sv.home, List.of(lint.split(" "))), lint);
        }
        assertEquals(
                new Answer(0, "", ""),
                sv.start(sv.home, List.of("fish", "--no-execute", hook("fish").toString())));
        assertEquals(0, sv.run(sv.home, "wrap", "claude").code());
        Path shim = sv.home.resolve("sv/data/shims/claude");
        assertEquals(
                new Answer(0, "", ""),
                sv.start(sv.home, List.of("shellcheck", "-e", "SC1090,SC1091", shim.toString())));
    }

    /** All that can be said of it here: its brackets and quotes are closed, and it names what the others name. */
    @Test
    void powershell_isWhole() throws IOException {
        String text = Files.readString(hook("powershell"));
        String code = text.replaceAll("(?m)^#.*$", "").replaceAll("'(''|[^'])*'", "''");
        for (String pair : List.of("()", "{}", "[]")) {
            long opened = code.chars().filter(c -> c == pair.charAt(0)).count();
            assertEquals(opened, code.chars().filter(c -> c == pair.charAt(1)).count(), pair);
        }
        for (String name : List.of("function global:sv_load", "function global:sv_unload", "Register-Argument")) {
            assertTrue(text.contains(name), name);
        }
        assertFalse(text.contains("@SV@") || text.contains("@SHIMS@"), text);
    }
}
