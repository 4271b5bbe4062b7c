package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script: what steers other Java programs does not steer sv, and reaches the tool. */
class StartScriptIT {
    private static final String P = "--passphrase-fd=3";

    @TempDir
    static Path temporary;

    private static Sv sv;

    @BeforeAll
    static void vaultWithAKey() throws IOException {
        sv = Sv.built(temporary);
        assertEquals(
                0,
                sv.run(sv.home, "init", "--root=passphrase", P, "--recovery-fd=4")
                        .code());
        assertEquals(
                0, sv.feed(sv.home, CliIT.KEY, "add", "claude", "--stdin", P).code());
    }

    @Test
    void javasVariables_doNotSteerUs_andReachTheTool() throws IOException {
        List<String> variables = List.of(
                "CLASSPATH=/nowhere é",
                "JAVA_TOOL_OPTIONS=-XX:+NoSuchOption",
                "JDK_JAVA_OPTIONS=-Dsv.fds=:9:",
                "_JAVA_OPTIONS=-Xmx1k",
                "LC_ALL=POSIX");
        for (String variable : variables) {
            set(variable);
        }
        try {
            Answer answer = sv.run(sv.home, P, "exec", "claude", "--", "printenv");
            assertEquals(0, answer.code(), answer.err());
            assertEquals("", answer.err());
            List<String> lines = Arrays.asList(answer.out().split("\n"));
            assertTrue(lines.containsAll(variables), answer.out());
            assertFalse(answer.out().contains("SV_ENVIRONMENT_"), answer.out());
        } finally {
            for (String variable : variables) {
                sv.environment.remove(variable.substring(0, variable.indexOf('=')));
            }
        }
    }

    private static void set(String variable) {
        int equals = variable.indexOf('=');
        sv.environment.put(variable.substring(0, equals), variable.substring(equals + 1));
    }

    @Test
    void environment_isTheCallers_butForTheKeyAndItsCompanions() throws IOException {
        set("ODD=line one\nline two = three");
        Answer answer = sv.run(sv.home, P, "exec", "claude", "--", "env", "-0");
        sv.environment.remove("ODD");
        TreeSet<String> added = new TreeSet<>(Arrays.asList(answer.out().split("\0")));
        assertTrue(added.contains("ODD=line one\nline two = three"));
        sv.environment.forEach((name, value) -> added.remove(name + "=" + value));
        added.remove("ODD=line one\nline two = three");
        added.removeIf(variable -> variable.startsWith("PWD=")); // the shell that opened the descriptors set it
        assertEquals(
                new TreeSet<>(List.of("ANTHROPIC_API_KEY=" + CliIT.KEY, "CLAUDE_CODE_SUBPROCESS_ENV_SCRUB=1")), added);
    }

    @Test
    void homeThatIsNotAscii_inALocaleThatIs_isFound() throws IOException {
        Path home = Files.createDirectories(temporary.resolve("zoë"));
        Sv there = Sv.built(home);
        there.environment.put("LC_ALL", "C");
        String[] init = {"init", "--root=passphrase", P, "--recovery-fd=4"};
        assertEquals(0, there.run(home, init).code());
        assertEquals(
                0, there.feed(home, CliIT.KEY, "add", "claude", "--stdin", P).code());
        assertTrue(Files.isRegularFile(home.resolve("sv/data/vault.db")));
        Answer answer = there.run(home, P, "exec", "claude", "--", "printenv", "ANTHROPIC_API_KEY", "LC_ALL");
        assertEquals(new Answer(0, CliIT.KEY + "\nC\n", ""), answer);
    }

    @Test
    void symbolicLinks_relativeAndAbsolute_findTheirWay() throws IOException {
        Path links = sv.project("links");
        Files.createSymbolicLink(links.resolve("absolute"), Sv.PROGRAM);
        Files.createSymbolicLink(links.resolve("relative"), Path.of("absolute"));
        assertEquals("sv 0.1.0\n", output(links, links.resolve("relative").toString(), "--version"));
        assertEquals("sv 0.1.0\n", output(links, "./relative", "--version"));
        assertEquals("sv 0.1.0\n", output(Sv.IMAGE.resolve("bin"), "./sv", "--version"));
        assertEquals("sv 0.1.0\n", output(Sv.IMAGE, "bin/sv", "--version"));
        assertEquals("sv 0.1.0\n", output(Sv.IMAGE.resolve("bin"), "sh", "sv", "--version"));
    }

    @Test
    void foundByPath_works() throws IOException {
        Files.createSymbolicLink(sv.home.resolve("bin/sv"), Sv.PROGRAM);
        assertEquals("sv 0.1.0\n", output(sv.home, "sh", "-c", "sv --version"));
    }

    @Test
    void theToolHasOurProcess_andTheCallersFilesOnly() throws IOException {
        List<String> command = sv.onDescriptors(
                P, "exec", "claude", "--", "sh", "-c", "echo $$; for f in /proc/$$/fd/*; do echo ${f##*/}; done");
        ProcessBuilder builder = new ProcessBuilder(command).directory(sv.home.toFile());
        builder.environment().clear();
        builder.environment().putAll(sv.environment);
        Process process = builder.start();
        List<String> lines =
                Arrays.asList(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        assertEquals(String.valueOf(process.pid()), lines.get(0));
        // 3 was the passphrase, and is now what the shell lists this directory by; 4 is the caller's.
        assertEquals(new TreeSet<>(List.of("0", "1", "2", "3", "4")), new TreeSet<>(lines.subList(1, lines.size())));
    }

    private static String output(Path where, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(sv.environment);
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
