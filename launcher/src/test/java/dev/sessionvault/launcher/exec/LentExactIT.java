package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
            "read -r x < ~/.lent/auth.json; echo \"$x\" > ~/.lent/auth.json; exec md5sum ~/.lent/auth.json";

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
                probe,
                List.of("/usr/bin/env"),
                Image.run(),
                fact -> ADDED.matcher(fact).matches());
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
        // As it was before it was adopted; a run puts the link there again.
        Path file = image.home().resolve(".lent/auth.json");
        Files.delete(file);
        Fixture.chmod(Files.writeString(file, Image.LOGIN), "rw-------");
        List<String> direct = calls(List.of("/usr/bin/env"));
        Files.delete(file);
        assertTrue(direct.size() > 60, direct::toString);
        assertTrue(direct.stream().anyMatch(call -> call.contains(".lent/auth.json")), direct::toString);
        List<String> ours = calls(Image.run());
        assertEquals(String.join("\n", direct), String.join("\n", ours));
    }

    private static List<String> calls(List<String> starter) throws Exception {
        Path traces = Files.createTempDirectory(directory, "traces");
        List<String> command = new ArrayList<>(List.of("strace", "-ff", "-qq", "-o", traces + "/trace"));
        command.addAll(starter);
        command.addAll(List.of("sh", "-c", READS_AND_WRITES));
        Probe.Run run = probe.arranged(command);
        assertEquals(0, run.exit(), run.errors());
        try (Stream<Path> processes = Files.list(traces)) {
            for (Path process : processes.toList()) {
                List<String> lines = Files.readAllLines(process, StandardCharsets.ISO_8859_1);
                if (lines.stream().anyMatch(line -> line.contains("/md5sum\", ["))) {
                    return comparable(lines, process.toString().replaceFirst(".*\\.", ""));
                }
            }
        }
        throw new AssertionError("no tool");
    }

    /** From where the process is the tool: another thread of ours made it that. */
    private static List<String> comparable(List<String> lines, String own) {
        int first = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("execve(\"/usr/bin/env\"") || line.matches("(\\+\\+\\+ superseded|<\\.\\.\\.) .*")) {
                first = i + 1;
            }
        }
        return lines.stream()
                .skip(first)
                .map(line -> line.replaceAll("\\b" + own + "\\b", "own").replaceAll("0x[0-9a-f]+ *", "ADDRESS "))
                .map(line -> line.replaceAll("(getrandom|getppid)\\(.*", "$1"))
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
