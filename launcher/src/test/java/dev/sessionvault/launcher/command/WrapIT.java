package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shims, started in all the ways in which a tool is started; the vault opens without a question. */
class WrapIT {
    private static final String ANSWER = "key " + CliIT.KEY + "\n";

    @TempDir
    static Path temporary;

    private static SecretServiceSession session;
    private static Sv sv;
    private static Path shims;
    private static String path;

    @BeforeAll
    static void vaultWithAKey() throws Exception {
        session = SecretServiceSession.start(temporary.resolve("session"));
        sv = Sv.inSession(temporary, session);
        assertEquals(
                0,
                sv.feed(sv.home, CliIT.KEY, "add", "claude", "--global", "--stdin")
                        .code());
        shims = sv.home.resolve("sv/data/shims");
        path = shims + ":" + sv.environment.get("PATH");
    }

    @AfterAll
    static void logOut() throws Exception {
        session.close();
    }

    @BeforeEach
    void wrap() throws IOException {
        sv.tool("claude", "echo \"key $ANTHROPIC_API_KEY\"; for word; do echo \"word $word\"; done");
        assertEquals(
                new Answer(
                        0,
                        "wrapped claude: " + shims + "/claude starts " + sv.home + "/bin/claude with its key\n",
                        "sv: hint: put " + shims + " first on the PATH: sv install --shell bash\n"),
                sv.run(sv.home, "wrap", "claude"));
    }

    @AfterEach
    void unwrap() throws IOException {
        sv.run(sv.home, "unwrap", "--all");
    }

    /** Any program, in the environment of a login whose PATH has the shims first. */
    private static Answer start(String... command) throws IOException {
        return start(Map.of("PATH", path), command);
    }

    private static Answer start(Map<String, String> more, String... command) throws IOException {
        Map<String, String> before = new TreeMap<>(sv.environment);
        sv.environment.putAll(more);
        try {
            return sv.start(sv.home, List.of(command));
        } finally {
            sv.environment.clear();
            sv.environment.putAll(before);
        }
    }

    @Test
    void script_andWhatItSaysIsWhereTheProgramIs() throws IOException {
        assertEquals(new Answer(0, shims + "/claude\n", ""), start("sh", "-c", "command -v claude"));
        assertEquals(new Answer(0, ANSWER + "word -p\nword a b\n", ""), start("sh", "-c", "claude -p 'a b'"));
        assertTrue(Files.readString(shims.resolve("claude")).contains("\n# program: " + sv.home + "/bin/claude\n"));
    }

    /** What belongs to sv elsewhere belongs to the tool here. */
    @Test
    void argumentsOfTheTool_areNeverOurs() throws IOException {
        assertEquals(
                new Answer(0, ANSWER + "word --dry-run\nword --\nword --shim\nword \n", ""),
                start("env", "claude", "--dry-run", "--", "--shim", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash -c", "bash -ic", "zsh -c", "zsh -ic", "fish -c", "dash -c", "bash --posix -c"})
    void everyShell_startsIt(String shell) throws IOException {
        List<String> command = new ArrayList<>(List.of(shell.split(" ")));
        command.add("claude 'a b'");
        Answer answer = start(command.toArray(String[]::new));
        assertEquals(ANSWER + "word a b\n", answer.out(), answer.err());
    }

    @Test
    void notByAShell() throws IOException {
        String script = "import subprocess; subprocess.run(['claude', 'x'], check=True)";
        assertEquals(new Answer(0, ANSWER + "word x\n", ""), start("python3", "-c", script));
    }

    @Test
    void npmScript() throws IOException {
        Files.writeString(sv.home.resolve("package.json"), "{\"scripts\": {\"ask\": \"claude -p hi\"}}");
        Answer answer = start("npm", "run", "--silent", "--offline", "ask");
        assertEquals(new Answer(0, ANSWER + "word -p\nword hi\n", ""), answer);
    }

    /** As cron does: a home, a PATH in which neither sv nor the tool is, and no more. */
    @Test
    void cron_findsProgramWhereItWas() throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "-i", "HOME=" + sv.home, "PATH=/usr/bin:/bin"));
        command.add("SV_HOME=" + sv.environment.get("SV_HOME"));
        command.add("DBUS_SESSION_BUS_ADDRESS=" + sv.environment.get("DBUS_SESSION_BUS_ADDRESS"));
        command.addAll(List.of("/bin/sh", "-c", shims + "/claude nightly"));
        Answer answer = start(command.toArray(String[]::new));
        assertEquals(ANSWER + "word nightly\n", answer.out(), answer.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash --norc", "zsh -f", "fish --no-config"})
    void typedInATerminal(String shell) throws IOException {
        Map<String, String> environment = new TreeMap<>(sv.environment);
        environment.put("PATH", path);
        environment.put("TERM", "dumb");
        try (Pty pty = Pty.start(sv.home, environment, List.of(shell.split(" ")))) {
            pty.type("claude typed\r").expect("key " + CliIT.KEY).expect("word typed");
            pty.type("exit\r");
            assertEquals(0, pty.end().code());
        }
    }

    /** A second shell would drop what is no variable of its own, and call the tool by the shim's name. */
    @Test
    void environment_isTheCallers_andTheToolIsCalledAsItself() throws IOException {
        Files.copy(Path.of("/usr/bin/env"), sv.home.resolve("bin/claude"), StandardCopyOption.REPLACE_EXISTING);
        String caller = "exec env 'odd-name=1' 'BASH_FUNC_f%%=() { :; }' _=\"$1/claude\" OLDPWD=/x claude -0";
        Answer answer = start("sh", "-c", caller, "sh", shims.toString());
        List<String> entries = List.of(answer.out().split("\0"));
        for (String wanted :
                List.of("odd-name=1", "BASH_FUNC_f%%=() { :; }", "OLDPWD=/x", "ANTHROPIC_API_KEY=" + CliIT.KEY)) {
            assertTrue(entries.contains(wanted), wanted + ": " + answer);
        }
        assertFalse(answer.out().contains("_sv"), answer.out());
        assertFalse(answer.out().contains("--shim"), answer.out());
    }

    @Test
    void toolThatStartsItselfByName_isStartedByUsAgain() throws IOException {
        sv.tool("claude", "[ \"$1\" = inner ] || exec claude inner\necho \"key $ANTHROPIC_API_KEY $1\"");
        assertEquals(new Answer(0, "key " + CliIT.KEY + " inner\n", ""), start("env", "claude"));
    }

    /** Were one of these taken for the program, sv would start itself for ever. */
    @Test
    void shimUnderAnyOtherName_isNoProgram() throws IOException {
        Path links = sv.project("links");
        Path copies = sv.project("copies");
        Path scripts = sv.project("scripts");
        Files.deleteIfExists(links.resolve("claude"));
        Files.createSymbolicLink(links.resolve("claude"), shims.resolve("claude"));
        Files.deleteIfExists(copies.resolve("claude"));
        Files.copy(shims.resolve("claude"), copies.resolve("claude"));
        Files.writeString(scripts.resolve("claude"), "#!/bin/bash\nexec " + shims + "/claude --verbose \"$@\"\n");
        scripts.resolve("claude").toFile().setExecutable(true);
        Files.deleteIfExists(sv.home.resolve("directory"));
        Files.createSymbolicLink(sv.home.resolve("directory"), shims);
        String before = links + ":" + copies + ":" + scripts + ":" + sv.home + "/directory:";
        assertEquals(new Answer(0, ANSWER, ""), start(Map.of("PATH", before + path), "env", "claude"));
        Files.delete(sv.home.resolve("bin/claude"));
        Answer answer = start(Map.of("PATH", before + path), "timeout", "20", "claude");
        assertEquals(127, answer.code(), answer.toString());
        assertTrue(answer.err().startsWith("sv: error: cannot run: claude: no such program\nsv: hint: only sv's own"));
    }

    @Test
    void svIsGone_theToolIsNotStartedWithoutItsKey() throws IOException {
        Path shim = shims.resolve("claude");
        Files.writeString(shim, Files.readString(shim).replace(Sv.PROGRAM.toRealPath() + "", "/gone/bin/sv"));
        assertEquals(
                new Answer(
                        127,
                        "",
                        "sv: error: run claude: /gone/bin/sv: sv is not there any more\n"
                                + "sv: hint: install sv again and `sv wrap claude`, or remove " + shim + "\n"),
                start("env", "claude"));
        assertTrue(sv.run(sv.home, "wrap", "--list").out().contains(" of another sv: wrap it again\n"));
    }

    @Test
    void noKeyHere_theToolIsNotStarted() throws IOException {
        sv.tool("codex", "echo started");
        assertEquals(0, sv.run(sv.home, "wrap", "codex").code());
        Answer answer = start("env", "codex");
        assertEquals(3, answer.code());
        assertEquals("", answer.out());
    }

    @Test
    void list_saysWhatComesFirst() throws IOException {
        sv.environment.put("PATH", path);
        Answer list = sv.run(sv.home, "wrap", "--list");
        Answer json = sv.run(sv.home, "wrap", "--list", "--json");
        Answer again = sv.run(sv.home, "wrap", "claude");
        sv.environment.put("PATH", sv.home.resolve("bin") + ":/usr/bin:/bin");
        assertTrue(
                list.out().matches("TOOL .*\nclaude +claude +" + sv.home + "/bin/claude +first on the PATH\n"),
                list.out());
        assertTrue(json.out().contains("\"first\" : true,\n  \"current\" : true\n"), json.out());
        assertEquals("", again.err());
        assertTrue(sv.run(sv.home, "wrap", "--list").out().contains(" not first on the PATH\n"));
    }

    @Test
    void whatIsNotOurs_stays() throws IOException {
        Path stranger = Files.writeString(shims.resolve("codex"), "#!/bin/sh\necho mine\n");
        assertEquals(
                new Answer(
                        2,
                        "",
                        "sv: error: make a shim: " + stranger + ": is there already, and is not ours\n"
                                + "sv: hint: move it away\n"),
                sv.run(sv.home, "wrap", "codex"));
        assertEquals(
                new Answer(0, "unwrapped claude: removed " + shims + "/claude\n", ""),
                sv.run(sv.home, "unwrap", "--all"));
        assertEquals("#!/bin/sh\necho mine\n", Files.readString(stranger));
        Files.delete(stranger);
        assertEquals(0, Files.list(shims).count());
    }

    @Test
    void all_wrapsWhatIsHere_butNotWhatSeveralToolsAreCalled() throws IOException {
        sv.tool("grok", "");
        sv.tool("agent", "");
        Answer answer = sv.run(sv.home, "wrap", "--all");
        Files.delete(sv.home.resolve("bin/grok"));
        Files.delete(sv.home.resolve("bin/agent"));
        for (String each : List.of("claude: ", "codex: ", "cursor: " + shims + "/agent starts ")) {
            assertTrue(answer.out().contains("wrapped " + each), answer.out());
        }
        assertFalse(Files.exists(shims.resolve("grok")));
        assertTrue(
                answer.err().startsWith("sv: warning: wrap grok: several tools have it: name the one that is meant\n"),
                answer.err());
    }

    /** Cursor's program is now called agent, as others are: that name is wrapped only where it is the same file. */
    @Test
    void secondName_isWrappedWhereItIsTheSameProgram() throws IOException {
        sv.tool("cursor-agent", "");
        sv.tool("agent", "echo another");
        assertFalse(sv.run(sv.home, "wrap", "cursor").out().contains("/agent "));
        Files.delete(sv.home.resolve("bin/agent"));
        Files.createSymbolicLink(sv.home.resolve("bin/agent"), Path.of("cursor-agent"));
        assertTrue(sv.run(sv.home, "wrap", "cursor").out().contains(shims + "/agent starts "));
        Files.delete(sv.home.resolve("bin/agent"));
        Files.delete(sv.home.resolve("bin/cursor-agent"));
    }
}
