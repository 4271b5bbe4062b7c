package dev.sessionvault.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.agent.program.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside other agents: those of the command line are welcome, one that comes later is not. */
final class OtherAgentsIT extends AtDesk {
    private static final String[] DEEDS = {"one:ANTHROPIC_API_KEY", "one:OPENAI_API_KEY", "inherits:env"};

    @ParameterizedTest
    @MethodSource("jdks")
    void agentThatComesLater_isRefused(Jdk jdk) throws Exception {
        try (Jvm jvm = desk.start(jdk, "tool=claude", List.of(), "waits", "one:ANTHROPIC_API_KEY")) {
            attach(jdk, jvm.awaitWaiting());
            assertEquals(0, jvm.end(), jvm.err());
            assertEquals("waiting\none:ANTHROPIC_API_KEY = " + Desk.KEY + "\n", jvm.out());
            assertTrue(jvm.err().contains("sv: error: attach a Java agent: this JVM has a key: refused"), jvm.err());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void agentThatComesLater_isWelcome_ifAllowed(Jdk jdk) throws Exception {
        try (Jvm jvm = desk.start(jdk, "tool=claude,attach=allow", List.of(), "waits")) {
            attach(jdk, jvm.awaitWaiting());
            assertEquals(0, jvm.end(), jvm.err());
            assertEquals("waiting\nlate agent: " + Desk.KEY + "\n", jvm.out());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void agentThatChangesTheSameClassesAfterUs_changesNothing(Jdk jdk) throws Exception {
        try (Jvm jvm = desk.start(jdk, "tool=claude", List.of("-javaagent:" + early()), DEEDS)) {
            assertEquals(0, jvm.end(), jvm.err());
            assertAnswered(jvm, "early agent\n");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void agentThatChangedTheSameClassesBeforeUs_changesNothing(Jdk jdk) throws Exception {
        List<String> command = new ArrayList<>(List.of(jdk.program("java"), "-javaagent:" + early()));
        command.add(Desk.option("tool=claude"));
        command.addAll(
                List.of("-cp", Path.of("target/test-classes").toAbsolutePath().toString()));
        command.add(Subject.class.getName());
        command.addAll(List.of(DEEDS));
        try (Jvm jvm = Jvm.start(desk.project(), desk.environment(), command)) {
            assertEquals(0, jvm.end(), jvm.err());
            assertAnswered(jvm, "early agent\n");
        }
    }

    static void assertAnswered(Jvm jvm, String before) throws IOException {
        String out = jvm.out();
        assertTrue(
                out.startsWith(before + "one:ANTHROPIC_API_KEY = " + Desk.KEY + "\none:OPENAI_API_KEY = null\n"),
                out + jvm.err());
        assertTrue(out.contains("inherits:env> COLOUR=green\n"), out);
        assertFalse(out.contains("> ANTHROPIC_API_KEY") || out.contains(Desk.OTHER), out);
    }

    private static void attach(Jdk jdk, Jvm jvm) throws Exception {
        Path late = Jars.write(
                directory.resolve("late.jar"), Map.of("Agent-Class", LateAgent.class.getName()), LateAgent.class);
        Jvm.said(List.of(jdk.program("jcmd"), Long.toString(jvm.pid()), "JVMTI.agent_load", late.toString()));
    }

    private static Path early() throws Exception {
        return Jars.write(
                directory.resolve("early.jar"),
                Map.of("Premain-Class", EarlyAgent.class.getName(), "Can-Retransform-Classes", "true"),
                EarlyAgent.class,
                Class.forName(EarlyAgent.class.getName() + "$Same"));
    }
}
