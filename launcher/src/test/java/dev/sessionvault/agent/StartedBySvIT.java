package dev.sessionvault.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.agent.program.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code sv run --agent TOOL -- java …}: nobody types where the agent is, and the process has no key at all. */
final class StartedBySvIT extends AtDesk {
    @Test
    void java_hasItsKey_andItsEnvironmentHasNone() throws Exception {
        List<String> command = new ArrayList<>(Desk.sv("run", "--agent", "claude", "--"));
        command.addAll(java("waits", "one:ANTHROPIC_API_KEY", "inherits:env"));
        try (Jvm jvm = Jvm.start(desk.project(), desk.environment(), command)) {
            jvm.awaitWaiting();
            String environment =
                    Files.readString(Path.of("/proc/" + jvm.pid() + "/environ"), StandardCharsets.ISO_8859_1);
            assertTrue(environment.contains("COLOUR=green\0"), environment);
            for (String secret : List.of(Desk.KEY, Desk.OTHER, "told-to-nobody", "ANTHROPIC_API_KEY")) {
                assertFalse(environment.contains(secret), environment);
            }
            assertEquals(0, jvm.end(), jvm.err());
            assertEquals("", jvm.err());
            assertTrue(jvm.out().startsWith("waiting\none:ANTHROPIC_API_KEY = " + Desk.KEY + "\n"), jvm.out());
            assertTrue(jvm.out().contains("inherits:env> COLOUR=green\n"), jvm.out());
            assertFalse(jvm.out().contains("> ANTHROPIC_API_KEY"), jvm.out());
        }
    }

    /** As a build tool's script does. */
    @Test
    void javaThatAnotherProgramStarts_hasItToo() throws Exception {
        List<String> command =
                new ArrayList<>(Desk.sv("exec", "--agent", "claude", "--", "sh", "-c", "env; exec \"$0\" \"$@\""));
        command.addAll(java("one:ANTHROPIC_API_KEY", "one:OPENAI_API_KEY"));
        Map<String, String> environment = desk.environment();
        environment.put("JAVA_TOOL_OPTIONS", "-Dstays=yes");
        try (Jvm jvm = Jvm.start(desk.project(), environment, command)) {
            assertEquals(0, jvm.end(), jvm.err());
            assertTrue(
                    jvm.out().endsWith("one:ANTHROPIC_API_KEY = " + Desk.KEY + "\none:OPENAI_API_KEY = null\n"),
                    jvm.out());
            assertEquals(1, jvm.out().split(Desk.KEY, -1).length - 1, jvm.out());
            String options = "-Dstays=yes \"-javaagent:" + Desk.AGENT + "=tool=claude\"";
            assertEquals("Picked up JAVA_TOOL_OPTIONS: " + options + "\n", jvm.err());
        }
    }

    @Test
    void whereThereIsNoKey_itDoesNotStart() throws Exception {
        List<String> command = new ArrayList<>(Desk.sv("run", "--agent", "claude", "--"));
        command.addAll(java("one:COLOUR"));
        try (Jvm jvm = Jvm.start(desk.sibling(), desk.environment(), command)) {
            assertEquals(3, jvm.end());
            assertTrue(jvm.err().startsWith("sv: error: start this program: take the key: claude: no key for "));
            assertEquals("", jvm.out());
        }
    }

    private static List<String> java(String... deeds) throws Exception {
        List<String> command = new ArrayList<>(List.of(Jdk.newest().program("java"), "-cp"));
        command.add(Path.of("target/test-classes").toAbsolutePath().toString());
        command.add(Subject.class.getName());
        command.addAll(List.of(deeds));
        return command;
    }
}
