package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link ExactIT}, with a login that is lent in the place of a key: two descriptors more, and nothing else. */
class LentExactIT {
    private static final Pattern ADDED = Pattern.compile("(fd|fdflags) 5[01] .*");

    private static final String READS_AND_WRITES =
            "read -r x < ~/.lent/auth.json; echo \"$x\" > ~/.lent/auth.json; exec cat ~/.lent/auth.json";

    @TempDir
    static Path directory;

    private static Image image;
    private static Probe probe;
    private static Comparison comparison;

    @BeforeAll
    static void start() throws Exception {
        image = Image.start(directory).withLogin();
        probe = Probe.compileIn(directory.toRealPath());
        image.environment().forEach(probe::with);
        probe.with("PATH", probe.bin() + ":" + image.environment().get("PATH")).in(image.home());
        comparison = new Comparison(
                probe, List.of("env"), Image.run(), fact -> ADDED.matcher(fact).matches());
    }

    @AfterAll
    static void stop() throws Exception {
        image.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "signals", "limits", "attributes", "running", "files", "reset"})
    void everyFact_isAsWithoutUs(String arranged) throws Exception {
        comparison.same(arranged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"without0", "without1", "without2", "without0 without1 without2 files"})
    void closedStandardFiles_stayClosed(String arranged) throws Exception {
        comparison.same(arranged);
    }

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
                        "PATH=/usr/bin:/bin",
                        "HOME=" + image.home(),
                        "SV_HOME=" + image.environment().get("SV_HOME"),
                        "DBUS_SESSION_BUS_ADDRESS=" + image.environment().get("DBUS_SESSION_BUS_ADDRESS")));
    }

    @Test
    void toolThatRunsTooLong_isEndedByTimeout() throws Exception {
        List<String> command = new ArrayList<>(List.of("timeout", "4"));
        command.addAll(Image.run());
        command.addAll(List.of("sleep", "50"));
        assertEquals(124, probe.arranged(command).exit());
    }

    /** Each call by itself, with what it is given and what it answers; addresses and random bytes are of each start. */
    @Test
    void callsToTheKernel_areThoseWithoutUs() throws Exception {
        List<String> direct = calls(List.of("env"));
        assertTrue(direct.size() > 60, direct::toString);
        assertTrue(direct.stream().anyMatch(call -> call.contains(".lent/auth.json")), direct::toString);
        assertEquals(direct, calls(Image.run()));
    }

    private static List<String> calls(List<String> starter) throws Exception {
        Path trace = Files.createTempFile(directory, "trace", "");
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", trace.toString()));
        command.addAll(starter);
        command.addAll(List.of("sh", "-c", READS_AND_WRITES));
        Probe.Run run = probe.arranged(command);
        assertEquals(0, run.exit(), run.errors());
        List<String> lines = Files.readAllLines(trace, StandardCharsets.ISO_8859_1);
        String own = lines.get(0).substring(0, lines.get(0).indexOf(' '));
        return lines.stream()
                .filter(line -> line.startsWith(own + " "))
                .map(line -> line.replace(own, "own").replaceAll("0x[0-9a-f]+", "ADDRESS"))
                .map(line -> line.replaceAll("getrandom\\(.*", "getrandom"))
                .dropWhile(line -> !line.matches(".* execve\\(\"[^\"]*/env\".* = 0"))
                .skip(1)
                .toList();
    }

    @Test
    void login_isReadWhereItAlwaysWas() throws Exception {
        List<String> command = new ArrayList<>(Image.run());
        command.addAll(List.of("cat", image.home().resolve(".lent/auth.json").toString()));
        Probe.Run run = probe.arranged(command);
        assertEquals(Image.LOGIN.strip(), String.join("\n", run.lines()), run.errors());
    }
}
