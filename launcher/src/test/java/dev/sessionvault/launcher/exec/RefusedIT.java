package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not started ends with its documented code, one message, and no other program run in its place. */
class RefusedIT {
    @TempDir
    Path directory;

    private Probe probe;

    @BeforeEach
    void compile() throws Exception {
        probe = Probe.compileIn(directory);
    }

    @Test
    void noSuchProgram_127() throws Exception {
        assertRefused(127, "cannot run: nosuchprogram: no such program", "", "nosuchprogram");
    }

    @Test
    void notExecutable_126() throws Exception {
        Path file = Fixture.chmod(Files.writeString(probe.bin().resolve("plain"), "x"), "rw-r--r--");
        assertRefused(126, "cannot run: " + file + ": permission denied", "", "plain");
    }

    @Test
    void insideTheProject_7() throws Exception {
        assertRefused(7, "the program lies inside the project", directory.toString(), "probe");
    }

    @Test
    void worldWritableDirectory_7() throws Exception {
        Fixture.chmod(probe.bin(), "rwxrwxrwx");
        assertRefused(7, "cannot run: " + probe.bin() + ": everybody may write it", "", "probe");
    }

    @Test
    void worldWritableProgram_7() throws Exception {
        Fixture.chmod(probe.program(), "rwxrwxrwx");
        assertRefused(7, "cannot run: " + probe.program() + ": everybody may write it", "", "probe");
    }

    @Test
    void onlyInTheWorkingDirectory_7() throws Exception {
        probe.with("PATH", ":/usr/bin:/bin").in(probe.bin());
        assertRefused(7, "cannot run: ./probe: found in the working directory", "", "probe");
    }

    @Test
    void interpreterMissing_126() throws Exception {
        Fixture.executable(probe.bin().resolve("script"), "#!/nonexistent/interpreter\n");
        assertRefused(126, "script: the interpreter that it names is missing", "", "script");
    }

    @Test
    void programOfNoMachine_126() throws Exception {
        Fixture.executable(probe.bin().resolve("foreign"), "\0\0\0\0not a program");
        assertRefused(126, "foreign: not a program of this machine", "", "foreign");
    }

    @Test
    void tooLargeForTheKernel_126() throws Exception {
        Probe.Run run = probe.launched("claude", "k*200000", "", "probe");
        assertEquals(126, run.exit());
        assertTrue(run.errors().contains("probe: arguments and environment are too large"), run.errors());
        assertTrue(!run.errors().contains("kkkk"));
    }

    @Test
    void wrapperOfSvAlone_127() throws Exception {
        Fixture.executable(probe.bin().resolve("claude"), "#!/bin/sh\nexec sv run claude -- \"$@\"\n");
        assertRefused(127, "cannot run: claude: no such program", "", "claude");
    }

    private void assertRefused(int code, String message, String project, String program) throws Exception {
        Probe.Run run = probe.launched("claude", "vault-key", project, program);
        assertTrue(run.errors().contains(message), run.errors());
        assertEquals(code, run.exit());
        assertTrue(run.lines().isEmpty(), "something was run");
        assertTrue(!run.errors().contains("vault-key"));
    }
}
