package dev.sessionvault.launcher.keeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java program that becomes the waiting one, and what that becomes. */
class WaiterIT {
    /** What is said of its signals it reads itself: while a shell starts another program, it blocks some. */
    private static final String SAYS_ALL = "#!/bin/sh\necho became $$ \"$@\"; echo VARIABLE=$VARIABLE\n"
            + "ls /proc/$$/fd | tr '\\n' ' '; echo\n"
            + "while read -r line; do case $line in Sig[BI]*) echo \"$line\" ;; esac; done < /proc/$$/status\n";

    @TempDir
    Path directory;

    private Path program;

    @BeforeEach
    void name() {
        program = directory.resolve("program");
    }

    private void write() throws Exception {
        Path fresh = Files.writeString(directory.resolve("fresh"), SAYS_ALL);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, program);
    }

    /** A directory under 7, and under 9 something that nobody asked to keep. */
    private Child waiting() throws Exception {
        List<String> before = List.of("env", "VARIABLE=value é", "bash", "-c", "exec 7</ 9</etc; exec \"$@\"", "bash");
        return Child.stage(before, "wait", program.toString(), "one", "two words")
                .awaitWaiting();
    }

    @Test
    void readable_becomesTheProgram_withNumberDescriptorsAndEnvironment() throws Exception {
        write();
        try (Child child = waiting()) {
            assertEquals(
                    List.of("sv-keeper", "0", program.toString(), "one", "two words", "r"),
                    Arrays.asList(child.read("cmdline").split("\0")));
            child.say("x");
            assertEquals(child.pid() + " one two words r", child.await("became "));
            assertEquals("value é", child.await("VARIABLE="));
            assertEquals("7 ", child.await("0 1 10 2 "), "10 is the shell's own");
            assertEquals(0, child.end());
        }
    }

    @Test
    void hangUpAndInterrupt_areIgnored_andTermIsAReason() throws Exception {
        write();
        try (Child child = waiting()) {
            child.signal("HUP");
            child.signal("INT");
            child.signal("STOP");
            child.signal("CONT");
            Thread.sleep(200);
            child.awaitWaiting();
            child.signal("TERM");
            assertEquals(child.pid() + " one two words t", child.await("became "));
            assertEquals("0000000000000000", child.await("SigBlk:\t"));
            assertTrue(child.await("SigIgn:\t").endsWith("0003"), "hang-up and interrupt are, still");
        }
    }

    @Test
    void programThatIsNotThere_isTriedAgain() throws Exception {
        try (Child child = waiting()) {
            child.say("x");
            Thread.sleep(500);
            child.awaitWaiting();
            write();
            assertEquals(child.pid() + " one two words r", child.await("became "));
        }
    }

    @Test
    void termWhileItIsTriedAgain_isNotLost() throws Exception {
        try (Child child = waiting()) {
            child.say("x");
            Thread.sleep(300);
            child.signal("TERM");
            Thread.sleep(300);
            write();
            assertEquals(child.pid() + " one two words t", child.await("became "));
        }
    }

    @Test
    void waiting_takesNoMoreThanFourPages() throws Exception {
        try (Child child = waiting()) {
            for (String line : child.read("smaps_rollup").split("\n")) {
                if (line.startsWith("Rss:")) {
                    int kilobytes = Integer.parseInt(line.replaceAll("\\D", ""));
                    assertTrue(kilobytes > 0 && kilobytes <= 16, line);
                }
            }
            assertEquals(
                    "/memfd:sv-wait (deleted)",
                    Files.readSymbolicLink(Path.of("/proc/" + child.pid() + "/exe"))
                            .toString());
            assertFalse(child.read("maps").contains("rwx"), child.read("maps"));
        }
    }

    @Test
    void whereNothingInMemoryMayBeExecuted_isRefused() throws Exception {
        List<String> before = List.of(
                "unshare",
                "--pid",
                "--fork",
                "--kill-child",
                "--mount-proc",
                "sh",
                "-c",
                "echo 2 > /proc/sys/vm/memfd_noexec && exec \"$@\"",
                "sh");
        for (String verb : List.of("wait", "memory")) {
            try (Child child = Child.stage(before, verb, directory.toString())) {
                String said = child.await("keep in memory: ");
                assertTrue(said.contains(": a program that is in memory only may not be executed here|"), said);
            }
        }
    }
}
