package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/**
 * The built program between a starter and the probe, and the same starter and probe without it: every fact that the
 * probe tells is the same, but for the key.
 */
class ExactIT {
    private static final List<String> ADDED =
            List.of("ANTHROPIC_API_KEY=" + Image.KEY, "CLAUDE_CODE_SUBPROCESS_ENV_SCRUB=1");

    @TempDir
    static Path directory;

    private static Image image;
    private static Probe probe;
    private static Comparison comparison;

    @BeforeAll
    static void start() throws Exception {
        image = Image.start(directory);
        probe = Probe.compileIn(directory.toRealPath());
        image.environment().forEach(probe::with);
        probe.with("PATH", path()).in(image.home());
        List<String> added = ADDED.stream().map(Probe::environmentLine).toList();
        comparison = new Comparison(probe, List.of(), Image.exec(), added::contains);
    }

    private static String path() {
        return probe.bin() + ":" + image.environment().get("PATH");
    }

    @AfterAll
    static void stop() throws Exception {
        image.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "signals", "limits", "attributes", "running", "files"})
    void everyFact_isAsWithoutUs(String arranged) throws Exception {
        comparison.same(arranged);
    }

    /** A file that the runtime opens would be the tool's standard input. */
    @ParameterizedTest
    @ValueSource(strings = {"without0", "without1", "without2", "without0 without1 without2 files"})
    void closedStandardFiles_stayClosed(String arranged) throws Exception {
        comparison.same(arranged);
    }

    /** For a thread that is not the first one the kernel sets these back; Java's main thread is not. */
    @Test
    void schedulingThatIsNotHandedDown_isHandedOn() throws Exception {
        comparison.same("reset");
    }

    /**
     * What cannot be kept. A shell handles SIGCHLD before its script could see that it was ignored; and the signal that
     * a process wants at its parent's death is known to the thread that asked for it, and to nobody else.
     */
    @ParameterizedTest
    @CsvSource({"child, SigIgn", "death, pdeathsig"})
    void whatIsLost_isThisOnly(String arranged, String fact) throws Exception {
        Probe.Run direct = probe.toldInAFile(List.of(probe.program().toString()), arranged);
        Probe.Run run = probe.toldInAFile(Image.exec(probe.program().toString()), arranged);
        List<String> lost = comparison.facts(direct);
        lost.removeAll(comparison.facts(run));
        assertEquals(1, lost.size(), lost::toString);
        assertTrue(lost.get(0).contains(fact), lost::toString);
    }

    /** Those who start other programs, each as a measure of itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeout 20",
                "nohup",
                "setsid --wait",
                "nice -n 5",
                "env -i",
                "bash -c \"$@\";exit\\ $? bash",
                "bash -c exec\\ \"$@\" bash"
            })
    void startedByAnother_itIsAsWithoutUs(String starter) throws Exception {
        comparison.sameStartedBy(
                starter,
                List.of(
                        "PROBE_OUTPUT=" + probe.facts(),
                        "PATH=" + image.home().resolve("bin"),
                        "SV_HOME=" + image.environment().get("SV_HOME"),
                        "DBUS_SESSION_BUS_ADDRESS=" + image.environment().get("DBUS_SESSION_BUS_ADDRESS")));
    }

    @Test
    void typedAsARelativePath_isToldSo() throws Exception {
        if (!Files.exists(image.home().resolve("linked"))) {
            Files.createSymbolicLink(image.home().resolve("linked"), probe.program());
        }
        comparison.same(List.of("bash", "-c", "\"$@\"; exit $?", "bash"), List.of("./linked"));
    }

    @Test
    void toolThatRunsTooLong_isEndedByTimeout() throws Exception {
        List<String> command = new ArrayList<>(List.of("timeout", "2"));
        command.addAll(Image.exec("sleep", "50"));
        assertEquals(124, probe.arranged(command).exit());
    }

    /** Three parts, one of them a string as long as the kernel takes. */
    @Test
    void largeEnvironment_arrives() throws Exception {
        comparison.sameWith(Map.of(
                "LARGE", "x".repeat(128 * 1024 - 1 - "LARGE=".length()),
                "LARGER", "y\n".repeat(60_000),
                "EMPTY", ""));
    }

    /** What steers Java, what steers the shell that runs the script, and what the script itself calls its variables. */
    @Test
    void variablesThatMeanSomethingToUs_doNotSteerUs_andReachTheTool() throws Exception {
        Map<String, String> variables = new TreeMap<>(Map.of(
                "JAVA_TOOL_OPTIONS", "-javaagent:/nonexistent.jar -XX:+NoSuchOption",
                "_JAVA_OPTIONS", "-XX:+PrintFlagsFinal -Xmx1k",
                "JDK_JAVA_OPTIONS", "@/nonexistent/file -Dsv.fds=:9:",
                "CLASSPATH", "/nowhere \u00e9",
                "_JAVA_LAUNCHER_DEBUG", "1",
                "_JAVA_SR_SIGNUM", "10",
                "NLSPATH", "/nonexistent/%N",
                "LC_ALL", "POSIX",
                "IFS", "Ax=",
                "PWD", "/nonexistent"));
        variables.putAll(Map.of(
                "OLDPWD", "/",
                "ENV", "/nonexistent",
                "SV_ENVIRONMENT_1", "QQ==",
                "SV_ENVIRONMENT_2", "forged",
                "SV_STARTED_AS", "forged",
                "_sv_fds", ":77:",
                "_sv_self", "/nonexistent"));
        comparison.sameWith(variables);
    }

    @Test
    void programsOfPath_areNotRunByUs() throws Exception {
        Path trap = Files.createDirectories(directory.resolve("trap"));
        for (String name : List.of("base64", "readlink", "env", "sh", "true", "id", "uname")) {
            Fixture.executable(trap.resolve(name), "#!/bin/sh\n: > " + trap + "/sprung\n");
        }
        Path link = Files.createSymbolicLink(trap.resolve("sv"), Image.PROGRAM);
        List<String> command =
                List.of(link.toString(), "exec", "claude", "--", probe.program().toString());
        probe.with("PATH", trap + ":" + path());
        Probe.Run run = probe.arranged(command);
        probe.with("PATH", path());
        assertEquals(List.of(probe.program().toString()), run.decoded("arg"), run.errors());
        assertFalse(Files.exists(trap.resolve("sprung")));
    }

    /** Without it the tool would get what the shell left of its environment: nothing is started. */
    @Test
    void withoutBase64_nothingIsStarted() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can hide a program");
        List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c"));
        command.addAll(List.of("mount --bind /dev/null $(command -v base64); exec \"$@\"", "sh"));
        command.addAll(Image.exec(probe.program().toString()));
        Probe.Run run = probe.arranged(command);
        assertEquals(
                "sv: error: start sv: environment: cannot read it\nsv: hint: sv needs /proc, and base64 from coreutils\n",
                run.errors());
        assertEquals(1, run.exit());
        assertEquals(List.of(), run.lines());
    }
}
