package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command, standard output, standard error, exit code: the built program as its users meet it. */
class CliIT {
    static final String KEY = "sk-ant-api03-" + "0123456789".repeat(9) + "abcAA";
    static final String OTHER = "sk-proj-" + "abcdefghij".repeat(8);

    @TempDir
    static Path temporary;

    private static SecretServiceSession session;
    private static Sv sv;
    private static Path shop;

    @BeforeAll
    static void vaultWithTwoKeys() throws Exception {
        session = SecretServiceSession.start(temporary.resolve("session"));
        sv = Sv.built(temporary);
        sv.environment.putAll(session.environment());
        sv.environment.put("HOME", sv.home.toString());
        Answer init = sv.run(sv.home, "init", "--root", "secret-service", "--recovery-fd", "4");
        assertEquals(0, init.code(), init.err());
        assertEquals("vault made: " + sv.home + "/sv/data\n", init.out());
        assertTrue(Files.readString(sv.recoveryFile()).matches("([0-9A-Z]{4}-){8}[0-9A-Z]{2}\n"));
        Path repository = sv.project("shop");
        Files.createDirectory(repository.resolve(".git"));
        shop = sv.project("shop/web");
        Answer add = sv.feed(shop, KEY + "\n", "add", "claude", "--stdin", "--label", "for the shop");
        assertEquals(0, add.code());
        assertTrue(
                add.out()
                        .matches("stored [0-9a-f]{6}: claude, fingerprint [0-9a-f]{10}, for " + repository
                                + " \\(the git repository around " + shop + "\\)\n"),
                add.out());
        assertEquals(
                0,
                sv.feed(shop, OTHER, "add", "codex", "--global", "--account", "work", "--ttl", "never", "--stdin")
                        .code());
    }

    @AfterAll
    static void logOut() throws Exception {
        session.close();
    }

    @Test
    void list_showsColumns_neverAKey() throws IOException {
        Answer list = sv.run(shop, "list");
        String[] lines = list.out().split("\n");
        assertEquals("ID TOOL KIND ACCOUNT FINGERPRINT PROJECT EXPIRES IN", lines[0].replaceAll(" +", " "));
        assertTrue(
                lines[1].matches("[0-9a-f]{6} +claude +key +[0-9a-f]{10} +" + sv.home + "/shop +7h 59m|.* 8h"),
                lines[1]);
        assertTrue(lines[2].matches("[0-9a-f]{6} +codex +key +work +[0-9a-f]{10} +\\(everywhere\\) +never"), lines[2]);
        assertEquals(3, lines.length);
        assertEquals("", list.err());
    }

    @Test
    void list_json_isJson() throws IOException {
        String json = sv.run(shop, "list", "--json").out();
        assertTrue(json.contains("\"tool\" : \"claude\"") && json.contains("\"project\" : null"), json);
    }

    @Test
    void which_saysWhy() throws IOException {
        Answer which = sv.run(shop, "which", "claude");
        assertTrue(
                which.out()
                        .contains("because:     it is bound to " + sv.home + "/shop, the nearest directory above "
                                + shop + " with a key\n"),
                which.out());
        assertTrue(which.out().contains("variable:    ANTHROPIC_API_KEY\n"));
        assertTrue(sv.run(sv.home, "which", "codex", "--json").out().contains("\"account\" : \"work\""));
    }

    @Test
    void run_theToolsProcess_hasItsKeyAndNoOther() throws IOException {
        sv.environment.put("OPENAI_API_KEY", "sk-proj-stray" + OTHER);
        sv.environment.put("NOTES", "gsk_" + "0a".repeat(26));
        Answer run = sv.run(shop, "run", "claude", "--", "-p", "hi");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("ANTHROPIC_API_KEY=" + KEY + "\n"), run.out());
        assertFalse(run.out().contains("stray") || run.out().contains("gsk_"), run.out());
        assertEquals("", run.err(), "no line about what was withheld: standard error is no terminal");
    }

    @Test
    void run_dryRun_printsNamesOnly_andStartsNothing() throws IOException {
        sv.environment.put("OPENAI_API_KEY", "sk-proj-stray" + OTHER);
        Answer dry = sv.run(shop, "run", "claude", "--dry-run");
        assertEquals(0, dry.code(), dry.err());
        assertTrue(
                dry.out().contains("program:  " + sv.home + "/bin/claude\nvariable: ANTHROPIC_API_KEY\n"), dry.out());
        assertTrue(dry.out().contains("drop      OPENAI_API_KEY: another tool's key\n"), dry.out());
        assertFalse(dry.out().contains(KEY) || dry.out().contains("stray"));
    }

    @Test
    void exec_exitCodeAndArguments_areTheCommands() throws IOException {
        Answer exec = sv.run(
                shop, "exec", "claude", "--", "sh", "-c", "echo \"$1|$ANTHROPIC_API_KEY\"; exit 42", "sh", "a b");
        assertEquals(new Answer(42, "a b|" + KEY + "\n", ""), exec);
    }

    @Test
    void run_companionsProgramMissing_startsAndSaysWhatThatCosts() throws IOException {
        Path few = sv.project("few");
        for (String name : List.of("sh", "printenv")) {
            Files.deleteIfExists(few.resolve(name));
            Files.createSymbolicLink(
                    few.resolve(name), Path.of("/usr/bin", name).toRealPath());
        }
        String path = sv.environment.put("PATH", few.toString());
        Answer answer = sv.run(shop, "exec", "claude", "--", "printenv");
        sv.environment.put("PATH", String.valueOf(path));
        assertEquals(0, answer.code(), answer.err());
        assertFalse(answer.out().contains("CLAUDE_CODE_SUBPROCESS_ENV_SCRUB"), answer.out());
        assertEquals(
                "sv: warning: protect the key from what claude runs: CLAUDE_CODE_SUBPROCESS_ENV_SCRUB: not set,"
                        + " since bwrap is not installed\n",
                answer.err());
    }

    @Test
    void env_evaluated_setsTheVariable() throws IOException {
        Answer env = sv.run(shop, "env", "claude", "--shell", "bash");
        assertEquals(
                new Answer(
                        0, "export ANTHROPIC_API_KEY='" + KEY + "'\nexport CLAUDE_CODE_SUBPROCESS_ENV_SCRUB='1'\n", ""),
                env);
    }

    @Test
    void helper_printsTheBareKey() throws IOException {
        assertEquals(new Answer(0, KEY + "\n", ""), sv.run(shop, "helper", "claude"));
    }

    @Test
    void rootList_saysWhatIsSoftwareOnly() throws IOException {
        Answer list = sv.run(shop, "root", "list");
        assertTrue(list.out().replaceAll(" +", " ").contains(" secret-service "), list.out());
        assertTrue(list.out().contains("whoever has the recovery code (software only)"), list.out());
    }

    @Test
    void remove_byId_removesThatOne() throws IOException {
        Path old = sv.project("old");
        String stored = sv.feed(old, KEY, "add", "claude", "--stdin").out();
        String id = stored.substring(7, 13);
        assertEquals(new Answer(0, "removed " + id + ": claude, for " + old + "\n", ""), sv.run(old, "remove", id));
        assertEquals(3, sv.run(old, "remove", id).code());
    }

    @Test
    void expired_isExitCode4_andSaysWhichLimit() throws IOException, InterruptedException {
        Path idle = sv.project("idle");
        Path dead = sv.project("dead");
        assertEquals(
                0, sv.feed(idle, KEY, "add", "claude", "--ttl=1s", "--stdin").code());
        assertEquals(
                0,
                sv.feed(dead, KEY, "add", "claude", "--expires=1s", "--stdin").code());
        Thread.sleep(1100);
        Answer unused = sv.run(idle, "run", "claude");
        assertEquals(4, unused.code(), unused.toString());
        assertTrue(unused.err().contains("has expired: it was not used for 1s\n"), unused.err());
        assertTrue(unused.err().contains("sv: hint: sv renew claude\n"), unused.err());
        Answer past = sv.run(dead, "helper", "claude");
        assertEquals(4, past.code(), past.toString());
        assertTrue(past.err().contains("has expired: its deadline has passed\n"), past.err());
        assertEquals(0, sv.run(idle, "remove", "--project", idle.toString()).code());
        assertEquals(0, sv.run(idle, "remove", "--project", dead.toString()).code());
    }

    @Test
    void severalAccounts_isExitCode2_untilOneIsNamed() throws IOException {
        Path two = sv.project("two");
        for (String account : new String[] {"home", "work"}) {
            assertEquals(
                    0,
                    sv.feed(two, KEY + account, "add", "claude", "--account", account, "--stdin")
                            .code());
        }
        Answer ambiguous = sv.run(two, "run", "claude");
        assertEquals(2, ambiguous.code(), ambiguous.toString());
        assertTrue(ambiguous.err().contains("several accounts have one here: home, work\n"), ambiguous.err());
        assertEquals(
                KEY + "work\n",
                sv.run(two, "helper", "claude", "--account=work").out());
        assertEquals(0, sv.run(two, "remove", "--tool=claude", "--project=.").code());
    }

    @Test
    void everyVerb_hasHelpWithExamples() throws IOException {
        for (String verb : new String[] {"init", "add", "list", "which", "remove", "run", "exec", "env", "helper"}) {
            Answer help = sv.run(shop, verb, "--help");
            assertEquals(0, help.code());
            assertTrue(help.out().contains("Example") && help.out().contains("sv " + verb), help.out());
            assertEquals("", help.err());
        }
    }

    @Test
    void versionAndBare_answer() throws IOException {
        assertEquals("sv 0.1.0\n", sv.run(shop, "--version").out());
        assertEquals(3, sv.run(shop).out().split("\n").length);
        assertTrue(sv.run(shop, "tools", "claude").out().contains("variable:    ANTHROPIC_API_KEY\n"));
    }
}
