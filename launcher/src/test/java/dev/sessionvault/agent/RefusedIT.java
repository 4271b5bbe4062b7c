package dev.sessionvault.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.agent.program.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is amiss, the program does not start: one clear line, what to do, and an exit code. */
final class RefusedIT extends AtDesk {
    private static final String OPTIONS_HINT =
            "sv: hint: -javaagent:sv-agent.jar=tool=TOOL|wrap[,account=NAME][,optional][,attach=allow][,sv=PATH]"
                    + "[,timeout=SECONDS][,passphrase-fd=N]\n";

    @Test
    void noKeyHere() throws Exception {
        assertRefused(
                3,
                "tool=claude",
                "sv: error: start this program: take the key: claude: no key for " + desk.sibling() + "\n"
                        + "sv: hint: sv add claude; a key for claude is bound to 1 other project or account: sv list\n");
    }

    @Test
    void noKeyHere_isNoted_ifThatIsOptional() throws Exception {
        try (Jvm jvm = desk.startIn(
                desk.sibling(),
                Jdk.newest(),
                "tool=claude,optional",
                List.of(),
                "one:ANTHROPIC_API_KEY",
                "one:OPENAI_API_KEY",
                "inherits:env")) {
            assertEquals(0, jvm.end(), jvm.err());
            assertEquals(
                    "sv: warning: start this program: take the key: claude: no key for " + desk.sibling()
                            + ": this program goes on without the key, as `optional` says\n",
                    jvm.err());
            // Its own variable is as it was; other tools' are hidden all the same.
            assertEquals(
                    List.of("one:ANTHROPIC_API_KEY = stale", "one:OPENAI_API_KEY = null"),
                    jvm.out().lines().limit(2).toList());
        }
    }

    @Test
    void noSuchTool() throws Exception {
        assertRefused(
                2,
                "tool=nothing",
                "sv: error: start this program: find the tool: nothing: not in the table of tools\n"
                        + "sv: hint: `sv tools` lists those that are; tools.toml in the configuration directory adds one\n");
    }

    @Test
    void noSv() throws Exception {
        assertRefused(
                127,
                "tool=claude,sv=/nonexistent/sv",
                "sv: error: find sv: /nonexistent/sv: no such file\n"
                        + "sv: hint: leave sv-agent.jar in the lib directory of an installed sv, or name sv by"
                        + " sv=/absolute/path\n");
    }

    @Test
    void svIsSilent() throws Exception {
        assertRefused(
                5,
                "tool=claude,timeout=1,sv=" + script("silent", "exec sleep 60"),
                "sv: error: start this program: sv did not answer in 1 s\n"
                        + "sv: hint: a root that asks, or is away; timeout=SECONDS among the agent's options waits longer\n");
    }

    @Test
    void svSaysWhatTheAgentDoesNotUnderstand() throws Exception {
        String hint = "sv: hint: sv-agent.jar and sv are of different versions: take both from one download\n";
        assertRefused(
                1,
                "tool=claude,sv=" + script("two-lines", "printf 'one\\ntwo\\n'"),
                "sv: error: understand sv: what it gave is no key\n" + hint);
        assertRefused(
                1,
                "tool=claude,sv=" + script("nothing", "true"),
                "sv: error: understand sv: what it gave is no key\n" + hint);
        assertRefused(
                1,
                "tool=claude,sv=" + script("cut-off", "[ $1 = helper ] && echo key || printf 'variable=A\\0'"),
                "sv: error: understand sv: its answer has no end\n" + hint);
        assertRefused(
                1,
                "tool=claude,sv=" + script("newer", "[ $1 = helper ] && echo key || printf 'sing=A\\0end\\0'"),
                "sv: error: understand sv: it says something that this agent does not know\n" + hint);
        assertRefused(
                1,
                "tool=claude,sv=" + script("nameless", "[ $1 = helper ] && echo key || printf 'end\\0'"),
                "sv: error: understand sv: it names no variable\n" + hint);
    }

    @Test
    void options() throws Exception {
        assertRefused(
                2, "colour", "sv: error: read the Java agent's options: 'colour': no such option\n" + OPTIONS_HINT);
    }

    @Test
    void twice() throws Exception {
        List<String> again = List.of(Desk.option("tool=claude"));
        try (Jvm jvm = desk.start(Jdk.newest(), "tool=claude", again, "one:COLOUR")) {
            assertEquals(2, jvm.end());
            assertEquals(
                    "sv: error: start the Java agent: it is there already\n"
                            + "sv: hint: name it once: JAVA_TOOL_OPTIONS may name it too\n",
                    jvm.err());
            assertEquals("", jvm.out());
        }
    }

    /** The environment is the place of the first Java program's options, and of its children's. */
    @Test
    void javaToolOptions_doNotReachSvItself() throws Exception {
        Map<String, String> environment = desk.environment();
        environment.put("JAVA_TOOL_OPTIONS", Desk.option("tool=claude"));
        List<String> command = List.of(
                Jdk.newest().program("java"),
                "-cp",
                Path.of("target/test-classes").toAbsolutePath().toString(),
                Subject.class.getName(),
                "one:ANTHROPIC_API_KEY");
        try (Jvm jvm = Jvm.start(desk.project(), environment, command)) {
            assertEquals(0, jvm.end(), jvm.err());
            assertEquals("one:ANTHROPIC_API_KEY = " + Desk.KEY + "\n", jvm.out());
        }
    }

    private static void assertRefused(int code, String agent, String error) throws Exception {
        try (Jvm jvm = desk.startIn(desk.sibling(), Jdk.newest(), agent, List.of(), "one:COLOUR")) {
            assertEquals(code, jvm.end(), jvm.err());
            assertEquals(error, jvm.err());
            assertEquals("", jvm.out());
        }
    }

    private static String script(String name, String text) throws IOException {
        Path script = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script.toRealPath().toString();
    }
}
