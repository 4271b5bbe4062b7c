package dev.sessionvault.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an unchanged Java program sees of its environment with the agent, and what everybody else sees of the key. */
final class AgentIT extends AtDesk {
    @ParameterizedTest
    @MethodSource("jdks")
    void program_seesItsKey_andNoOther(Jdk jdk) throws Exception {
        try (Jvm jvm = desk.start(
                jdk,
                "tool=claude",
                List.of(),
                "one:ANTHROPIC_API_KEY",
                "all:ANTHROPIC_API_KEY",
                "entry:ANTHROPIC_API_KEY",
                "listed:ANTHROPIC_API_KEY",
                "one:OPENAI_API_KEY",
                "all:OPENAI_API_KEY",
                "entry:OPENAI_API_KEY",
                "listed:OPENAI_API_KEY",
                "one:MY_TOKEN",
                "one:COLOUR",
                "all:COLOUR",
                "one:NOT_THERE",
                "sizes",
                "exits-reading:ANTHROPIC_API_KEY")) {
            assertEquals(0, jvm.end(), jvm.err());
            assertEquals("", jvm.err());
            assertEquals(
                    String.join(
                            "\n",
                            "one:ANTHROPIC_API_KEY = " + Desk.KEY,
                            "all:ANTHROPIC_API_KEY = " + Desk.KEY,
                            "entry:ANTHROPIC_API_KEY = " + Desk.KEY,
                            "listed:ANTHROPIC_API_KEY = true",
                            "one:OPENAI_API_KEY = null",
                            "all:OPENAI_API_KEY = null",
                            "entry:OPENAI_API_KEY = null",
                            "listed:OPENAI_API_KEY = false",
                            "one:MY_TOKEN = null",
                            "one:COLOUR = green",
                            "all:COLOUR = green",
                            "one:NOT_THERE = null",
                            "sizes = 0",
                            "after exit = null",
                            ""),
                    jvm.out());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void whatItStarts_hasNoKey(Jdk jdk) throws Exception {
        try (Jvm jvm = desk.start(
                jdk,
                "tool=claude",
                List.of(),
                "child-map:ANTHROPIC_API_KEY",
                "child-map:OPENAI_API_KEY",
                "child-map:COLOUR",
                "inherits:env",
                "touches:env",
                "copies:env",
                "execs:env",
                "execs-with-copy:env",
                "sets:env:OPENAI_API_KEY:its-own")) {
            assertEquals(0, jvm.end(), jvm.err());
            String out = jvm.out();
            for (String deed : List.of("inherits", "touches", "copies", "execs", "execs-with-copy", "sets")) {
                assertTrue(out.contains(deed + ":env"), out);
            }
            assertFalse(out.contains(Desk.KEY) || out.contains(Desk.OTHER) || out.contains("told-to-nobody"), out);
            assertFalse(out.contains("> ANTHROPIC_API_KEY"), out);
            assertEquals(
                    6,
                    out.lines().filter(line -> line.endsWith("> COLOUR=green")).count(),
                    out);
            assertTrue(out.contains("touches:env> TOUCHED=yes\n"), out);
            assertTrue(
                    out.startsWith("child-map:ANTHROPIC_API_KEY = null\nchild-map:OPENAI_API_KEY = null\n"
                            + "child-map:COLOUR = green\n"),
                    out);
            // What the program says itself is its own.
            assertTrue(out.contains("> OPENAI_API_KEY=its-own\n"), out);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void fromOutside_thereIsNoKey(Jdk jdk) throws Exception {
        try (Jvm jvm = desk.start(jdk, "tool=claude", List.of(), "waits", "one:ANTHROPIC_API_KEY")) {
            jvm.awaitWaiting();
            assertNoKey(Files.readAllBytes(Path.of("/proc/" + jvm.pid() + "/environ")));
            for (String question : List.of(
                    "VM.system_properties", "VM.command_line", "VM.info", "Thread.print", "GC.class_histogram")) {
                String said = jcmd(jdk, jvm, question);
                assertTrue(said.length() > 200, said);
                assertFalse(said.contains(Desk.KEY), question);
            }
            String classes = jcmd(jdk, jvm, "GC.class_histogram");
            assertTrue(classes.matches("(?s).*\\s1\\s+\\d+\\s+dev\\.sessionvault\\.agent\\.boot\\.HeldKey.*"), classes);
            assertFalse(classes.contains("sessionvault.agent.install") || classes.contains("agent.asm"), classes);
            assertNoKeyInHeap(jdk, jvm);
            assertNoKeyInRecording(jdk, jvm);
            jvm.end();
            assertTrue(jvm.out().contains("one:ANTHROPIC_API_KEY = " + Desk.KEY), jvm.err());
        }
    }

    private static void assertNoKeyInHeap(Jdk jdk, Jvm jvm) throws Exception {
        Path dump = directory.resolve("heap" + jdk.version());
        jcmd(jdk, jvm, "GC.heap_dump", dump.toString());
        // It is a dump of this heap: the stale value is in it, which the process was started with.
        assertTrue(contains(Files.readAllBytes(dump), "told-to-nobody"));
        assertNoKey(Files.readAllBytes(dump));
        Files.delete(dump);
    }

    private static void assertNoKeyInRecording(Jdk jdk, Jvm jvm) throws Exception {
        Path recording = directory.resolve("recording" + jdk.version() + ".jfr");
        jcmd(jdk, jvm, "JFR.start", "name=it");
        jcmd(jdk, jvm, "JFR.dump", "name=it", "filename=" + recording);
        String variables = Jvm.said(List.of(
                jdk.program("jfr"),
                "print",
                "--events",
                "jdk.InitialEnvironmentVariable,jdk.InitialSystemProperty,jdk.JVMInformation",
                recording.toString()));
        assertFalse(variables.contains(Desk.KEY), variables);
        // What the process was started with, a recording has: no agent can change that.
        assertTrue(variables.contains(Desk.OTHER), variables);
    }

    private static String jcmd(Jdk jdk, Jvm jvm, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(jdk.program("jcmd"), Long.toString(jvm.pid())));
        command.addAll(List.of(words));
        return Jvm.said(command);
    }

    private static void assertNoKey(byte[] bytes) {
        assertFalse(contains(bytes, Desk.KEY));
    }

    private static boolean contains(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }
}
