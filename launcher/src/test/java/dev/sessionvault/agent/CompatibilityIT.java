package dev.sessionvault.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.agent.program.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways in which Java programs are started, each with each Java: the answers are the same, and nothing is said. */
final class CompatibilityIT extends AtDesk {
    private static final String[] DEEDS = {"one:ANTHROPIC_API_KEY", "one:OPENAI_API_KEY", "inherits:env"};
    private static final Path AGENTS = Path.of("target/agents").toAbsolutePath();
    private static final String OURS = Desk.option("tool=claude");

    private static Path jar;

    @BeforeAll
    static void packSubject() throws Exception {
        jar = Jars.write(
                directory.resolve("subject.jar"),
                Map.of("Automatic-Module-Name", "subject"),
                Subject.class,
                Class.forName(Subject.class.getName() + "$Guard"),
                Class.forName(Subject.class.getName() + "$LateReader"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void modulePath(Jdk jdk) throws Exception {
        assertAnswered(jdk, OURS, "-p", jar.toString(), "-m", "subject/" + Subject.class.getName());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void springBootsJarOfJars(Jdk jdk) throws Exception {
        Path boot = Jars.ofSpringBoot(
                directory.resolve("boot.jar"), AGENTS.resolve("spring-boot-loader.jar"), jar, Subject.class);
        assertAnswered(jdk, OURS, "-jar", boot.toString());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void classDataSharing_ofTheApplicationToo(Jdk jdk) throws Exception {
        String archive = directory.resolve("archive" + jdk.version()).toString();
        String[] program = {"-cp", jar.toString(), Subject.class.getName()};
        Jvm.said(command(jdk, List.of("-XX:ArchiveClassesAtExit=" + archive), program));
        try (Jvm jvm = start(jdk, List.of(OURS, "-XX:SharedArchiveFile=" + archive, "-Xlog:class+load"), program)) {
            assertEquals(0, jvm.end(), jvm.err());
            assertTrue(jvm.out().contains(Subject.class.getName() + " source: shared objects file (top)"), jvm.out());
            assertTrue(jvm.out().contains("\none:ANTHROPIC_API_KEY = " + Desk.KEY + "\n"), jvm.err());
        }
    }

    /** Of what a program of that time does: it sets one, which allows all. */
    @Test
    void securityManager() throws Exception {
        List<String> command = List.of(
                Jdk.all().get(0).program("java"),
                OURS,
                "-Djava.security.manager=allow",
                "-cp",
                jar.toString(),
                Subject.class.getName(),
                "guards:ANTHROPIC_API_KEY");
        try (Jvm jvm = Jvm.start(desk.project(), desk.environment(), command)) {
            assertEquals(0, jvm.end(), jvm.err());
            assertTrue(jvm.out().endsWith("guards:ANTHROPIC_API_KEY = refused\n"), jvm.out() + jvm.err());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void jacoco_beforeAndAfter(Jdk jdk) throws Exception {
        String jacoco = "-javaagent:" + AGENTS.resolve("org.jacoco.agent.jar") + "=output=none";
        assertAnswered(jdk, OURS, jacoco, "-cp", jar.toString(), Subject.class.getName());
        assertAnswered(jdk, jacoco, OURS, "-cp", jar.toString(), Subject.class.getName());
    }

    /** It takes ten seconds of processor time each, and says lines of its own on standard error. */
    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("jdks")
    void openTelemetry_beforeAndAfter(Jdk jdk) throws Exception {
        String telemetry = "-javaagent:" + AGENTS.resolve("opentelemetry-javaagent.jar");
        for (List<String> agents : List.of(List.of(OURS, telemetry), List.of(telemetry, OURS))) {
            List<String> options = new ArrayList<>(agents);
            options.addAll(List.of("-Dotel.sdk.disabled=true", "-Xshare:off"));
            try (Jvm jvm = start(jdk, options, "-cp", jar.toString(), Subject.class.getName())) {
                assertEquals(0, jvm.end(), jvm.err());
                OtherAgentsIT.assertAnswered(jvm, "");
            }
        }
    }

    private static void assertAnswered(Jdk jdk, String... words) throws Exception {
        try (Jvm jvm = start(jdk, List.of(), words)) {
            assertEquals(0, jvm.end(), jvm.err());
            assertEquals("", jvm.err());
            OtherAgentsIT.assertAnswered(jvm, "");
        }
    }

    private static Jvm start(Jdk jdk, List<String> options, String... words) throws IOException {
        return Jvm.start(desk.project(), desk.environment(), command(jdk, options, words));
    }

    private static List<String> command(Jdk jdk, List<String> options, String... words) {
        List<String> command = new ArrayList<>(List.of(jdk.program("java")));
        command.addAll(options);
        command.addAll(List.of(words));
        command.addAll(List.of(DEEDS));
        return command;
    }
}
