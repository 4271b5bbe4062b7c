package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pressing TAB, in the real shells. */
class CompletionIT {
    @TempDir
    static Path temporary;

    private static SecretServiceSession session;
    private static Sv sv;
    private static Path shop;

    @BeforeAll
    static void vaultWithKeys() throws Exception {
        session = SecretServiceSession.start(temporary.resolve("session"));
        sv = Sv.inSession(temporary, session);
        shop = sv.project("my shop");
        for (String account : List.of("home", "work")) {
            String[] add = {"add", "claude", "--stdin", "--account", account};
            assertEquals(0, sv.feed(shop, CliIT.KEY + account, add).code());
        }
        Files.writeString(sv.home.resolve("letter.txt"), "");
        for (String shell : List.of("bash", "zsh", "fish")) {
            Files.writeString(
                    sv.home.resolve("completion." + shell),
                    sv.run(sv.home, "completion", shell).out());
        }
    }

    @AfterAll
    static void logOut() throws Exception {
        session.close();
    }

    private static List<String> complete(String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of("complete", "--"));
        line.addAll(List.of(words));
        Answer answer = sv.run(sv.home, line.toArray(String[]::new));
        assertEquals(0, answer.code());
        assertEquals("", answer.err());
        List<String> answered = new ArrayList<>();
        answer.out().lines().forEach(each -> answered.add(each.replaceAll("\t.*", "")));
        return answered;
    }

    /** Words to complete, and what is offered, divided by blanks. */
    @ParameterizedTest
    @CsvSource({
        "run cla, claude",
        "tools pin --st, --strict",
        "tools pi, pin pins",
        "run claude --account w, work",
        "run claude --account=, --account=home --account=work",
        "run claude --dry-run --dr, ''",
        "run claude --keep X --ke, --keep",
        "run claude x, :files",
        "run claude -- --dr, :files",
        "run claude --keep SV_HO, SV_HOME",
        "exec claude npm r, :command 2",
        "exec claude -- np, :command 3",
        "hook f, fish",
        "install --shell=p, --shell=powershell",
        "root rese, reseal",
        "helper codex x, ''",
        "nothing x, ''",
        "comple, completion"
    })
    void words(String typed, String offered) throws IOException {
        assertEquals(offered, String.join(" ", complete(typed.split(" "))));
    }

    @Test
    void entriesOfTheVault() throws IOException {
        List<String> ids = complete("remove", "");
        assertEquals(2, ids.size(), ids::toString);
        assertTrue(ids.get(0).matches("[0-9a-f]{6}"), ids::toString);
        assertEquals(List.of(shop.toString(), ":directories"), complete("remove", "--project", ""));
    }

    /** Who presses a key is not asked for a passphrase, and reads no error. */
    @Test
    void vaultThatAsks_orIsNone_isNotOpened() throws IOException {
        Sv asking = Sv.built(temporary.resolve("asking"));
        String[] line = {"complete", "--", "remove", ""};
        assertEquals(new Answer(0, "", ""), asking.run(asking.home, line));
        String[] init = {"init", "--root=passphrase", "--passphrase-fd=3", "--recovery-fd=4"};
        assertEquals(0, asking.run(asking.home, init).code());
        try (Pty pty = Pty.start(asking.home, asking.environment, asking.onDescriptors(line))) {
            assertEquals(new Answer(0, "", ""), pty.end());
        }
        Files.writeString(asking.vault(), "damaged");
        assertEquals(new Answer(0, "", ""), asking.run(asking.home, line));
    }

    @ParameterizedTest
    @CsvSource({
        "run cla, claude",
        "run claude --account = w, work",
        "remove --project '', my\\ shop",
        "tools pi, pin pins"
    })
    void bash_byItsFunction(String typed, String offered) throws IOException {
        String script = ". completion.bash; eval \"COMP_WORDS=(sv $1)\"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
                + "_sv_complete; echo \"${COMPREPLY[*]}\"";
        Answer answer = sv.start(sv.home, List.of("bash", "--norc", "-euc", script, "bash", typed));
        assertEquals("", answer.err());
        assertTrue((answer.out().trim()).endsWith(offered), answer.out());
    }

    @ParameterizedTest
    @CsvSource({"sv run cl, claude", "sv run claude --account=w, --account=work", "sv run claude let, letter.txt"})
    void fish_asItIsAsked(String typed, String offered) throws IOException {
        String script = "source completion.fish; complete -C '" + typed + "'";
        Answer answer = sv.start(sv.home, List.of("fish", "--no-config", "-c", script));
        assertTrue(answer.out().matches("(?s)\\Q" + offered + "\\E(\t|\n).*"), answer.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash --norc --noprofile", "zsh -f", "fish --no-config"})
    void typedWithTab(String shell) throws IOException {
        Map<String, String> environment = new TreeMap<>(sv.environment);
        environment.put("TERM", shell.startsWith("fish") ? "xterm" : "dumb");
        environment.put("PATH", Sv.PROGRAM.getParent() + ":" + environment.get("PATH"));
        String name = shell.substring(0, shell.indexOf(' '));
        try (Pty pty = Pty.start(shop, environment, List.of(shell.split(" ")))) {
            String begin = name.equals("zsh") ? "autoload -Uz compinit; compinit -u -D; " : "";
            pty.type(begin + ". ../completion." + name + "; echo rea''dy\r").expect("ready");
            pty.type("echo sv; sv run cla\t --dry-ru\t --account w\t\r");
            pty.expect("program:  " + sv.home + "/bin/claude").expect("account work");
            pty.type("exit\r");
            pty.end();
        }
    }
}
