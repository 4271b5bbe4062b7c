package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final int SHARE_SECONDS = 20;

    @TempDir
    Path temporary;

    @Test
    void demo_playsToItsEnd_andLeavesNothing() throws IOException {
        Sv sv = Sv.built(temporary);
        Answer demo = sv.run(sv.home, "demo");
        assertEquals(0, demo.code(), demo.toString());
        assertEquals("", demo.err());
        assertTrue(demo.out().endsWith("each tool got its own key and no other; all checked\n"), demo.out());
        assertTrue(demo.out().contains("exit code 3\n"));
        assertFalse(demo.out().contains("hunter2"));
        assertFalse(Files.exists(directory(demo.out())));
        assertFalse(Files.exists(sv.home.resolve("sv")), "the caller's own home is not touched");
    }

    @Test
    void share_playsToItsEnd_inTime_andLeavesNothing() throws Exception {
        Sv sv = Sv.built(temporary);
        Answer demo = sv.run(sv.home, "demo", "--share");
        assertEquals(0, demo.code(), demo.toString());
        assertEquals("", demo.err());
        for (String step : List.of(
                "$ owner: sv share open ",
                "    lines=1..20\n",
                "  12:00:03 web: all is well\n",
                "refused: NOT_LENT: lines: this value was not lent\n",
                "$ owner: sv share extend ",
                "  21 lines\n",
                "stopped: REVOKED",
                " 0 wrong\n",
                "  1 session: 1 ended\n",
                "  3 receipts, ")) {
            assertTrue(demo.out().contains(step), step + " is missing in:\n" + demo.out());
        }
        Matcher seconds = Pattern.compile("all checked, in ([0-9]+) s\n\\z").matcher(demo.out());
        assertTrue(seconds.find(), demo.out());
        assertTrue(Integer.parseInt(seconds.group(1)) < SHARE_SECONDS, demo.out());
        assertNothingOf(directory(demo.out()));
        assertFalse(Files.exists(sv.home.resolve("sv")), "the caller's own home is not touched");
    }

    /** Nobody is told to clear up. */
    @Test
    void share_thatIsKilled_leavesNothing() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Sv.PROGRAM.toString(), "demo", "--share");
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", temporary.toString());
        Process demo = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = demo.inputReader(StandardCharsets.UTF_8)) {
            Path directory = directory(out.readLine() + "\n");
            assertTrue(Files.exists(directory));
            while (!String.valueOf(out.readLine()).startsWith("  session ")) {
                assertTrue(demo.isAlive(), "it ended before it lent anything");
            }
            demo.destroyForcibly().waitFor();
            for (int i = 0; Files.exists(directory) && i < 400; i++) {
                Thread.sleep(50);
            }
            assertNothingOf(directory);
        }
    }

    private static Path directory(String out) {
        Matcher directory = Pattern.compile("^in (/\\S+), deleted at the end").matcher(out);
        assertTrue(directory.find(), out);
        return Path.of(directory.group(1));
    }

    /** The session's process has an environment which names the directory, the relay's has arguments which do. */
    private static void assertNothingOf(Path directory) throws Exception {
        assertFalse(Files.exists(directory));
        for (int i = 0; i < 100 && !processes(directory).isEmpty(); i++) {
            Thread.sleep(50); // whoever has just been told to end
        }
        assertEquals(List.of(), processes(directory));
        assertFalse(Files.readString(Path.of("/proc/net/unix")).contains(directory.toString()));
    }

    private static List<String> processes(Path directory) {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", String.valueOf(process.pid())))
                .filter(process ->
                        names(process.resolve("environ"), directory) || names(process.resolve("cmdline"), directory))
                .map(Path::toString)
                .toList();
    }

    private static boolean names(Path file, Path directory) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(directory.toString());
        } catch (IOException e) {
            return false; // it ended meanwhile
        }
    }
}
