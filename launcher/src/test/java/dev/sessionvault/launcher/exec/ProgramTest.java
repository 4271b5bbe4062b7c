package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    @TempDir
    Path temporary;

    private Path first = Path.of("/");
    private Path second = Path.of("/");

    @BeforeEach
    void create() throws IOException {
        first = Files.createDirectories(temporary.toRealPath().resolve("first"));
        second = Files.createDirectories(temporary.toRealPath().resolve("second"));
    }

    @Test
    void firstDirectoryOfPath_wins() throws Exception {
        tool(second, "x");
        assertEquals(second + "/x", find(path(), null, "x"));
        tool(first, "x");
        assertEquals(first + "/x", find(path(), null, "x"));
    }

    @Test
    void secondName_isTriedOnceTheFirstIsNowhere() throws Exception {
        tool(first, "agent");
        assertEquals(first + "/agent", find(path(), null, "cursor-agent", "agent"));
        tool(second, "cursor-agent");
        assertEquals(second + "/cursor-agent", find(path(), null, "cursor-agent", "agent"));
    }

    @Test
    void directoriesAndFilesNotExecutable_arePassedOver() throws Exception {
        Files.createDirectories(first.resolve("x"));
        Files.writeString(first.resolve("y"), "");
        tool(second, "x");
        tool(second, "y");
        assertEquals(second + "/x", find(path(), null, "x"));
        assertEquals(second + "/y", find(path(), null, "y"));
    }

    @Test
    void linkToTheProgram_isExecutedAsALink_andResolved() throws Exception {
        Path real = tool(second, "real");
        Files.createSymbolicLink(first.resolve("x"), real);
        Program program = Program.findNamed(List.of("x"), path(), null, null, null);
        assertEquals(first + "/x", Octets.display(program.path()));
        assertEquals(real.toString(), Octets.display(program.realPath()));
        assertEquals("x", Octets.display(program.name()));
    }

    @Test
    void nothingFound_isNotFound() {
        LauncherException refused = refused(path(), null, "a", "b");
        assertEquals(ExitCode.NOT_FOUND, refused.code());
        assertEquals("cannot run: a or b: no such program", refused.getMessage());
    }

    @Test
    void onlyNotExecutable_isSaid() throws Exception {
        Files.writeString(first.resolve("x"), "");
        assertEquals(ExitCode.NOT_EXECUTABLE, refused(path(), null, "x").code());
        assertEquals(
                ExitCode.NOT_EXECUTABLE, refused(path(), null, first + "/x").code());
    }

    @Test
    void noPath_isTheSystems() throws Exception {
        assertEquals("/bin/sh", find(List.of(), null, "sh"));
        assertEquals(
                ExitCode.NOT_FOUND,
                refused(List.of(Octets.of("PATH=")), null, "nosuchprogram").code());
    }

    @Test
    void wrapperOfOurs_isPassedOver() throws Exception {
        for (String call : List.of("exec sv run claude \"$@\"", "\"/opt/sv/bin/sv\" exec claude -- x", "sv\trun x")) {
            Fixture.executable(first.resolve("claude"), "#!/bin/sh\n" + call + "\n");
            tool(second, "claude");
            assertEquals(second + "/claude", find(path(), null, "claude"), call);
        }
    }

    /** By the mark, wherever the file lies; by the directory, whatever the file says. */
    @Test
    void shim_isPassedOver() throws Exception {
        Fixture.executable(first.resolve("claude"), Shim.head("claude", "/x") + ". /opt/sv/bin/sv\n");
        tool(second, "claude");
        assertEquals(second + "/claude", find(path(), null, "claude"));
        tool(first, "codex");
        tool(second, "codex");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), first);
        Program program = Program.findNamed(List.of("codex"), path(), null, link.toFile(), null);
        assertEquals(second + "/codex", Octets.display(program.path()));
    }

    @Test
    void nowhereOnThePath_isFoundWhereItWasWhenItsShimWasMade() throws Exception {
        Path shims = Files.createDirectories(temporary.resolve("shims"));
        Path found = tool(Files.createDirectories(temporary.toRealPath().resolve("away")), "claude");
        Fixture.executable(shims.resolve("claude"), Shim.head("claude", found.toString()));
        Program program = Program.findNamed(List.of("claude"), path(), null, shims.toFile(), null);
        assertEquals(found.toString(), Octets.display(program.path()));
        assertEquals("claude", Octets.display(program.name()));
    }

    /** What was not in the project when its shim was made may be so where it is started. */
    @Test
    void whereItWas_isLookedAtAsAnyOther() throws Exception {
        Path shims = Files.createDirectories(temporary.resolve("shims"));
        Fixture.executable(shims.resolve("x"), Shim.head("x", tool(first, "inside/x") + ""));
        Fixture.executable(shims.resolve("y"), Shim.head("y", "relative/y"));
        byte[] project = Octets.of(first.toString());
        LauncherException inside = assertThrows(
                LauncherException.class, () -> Program.findNamed(List.of("x"), path(), project, shims.toFile(), null));
        assertEquals(ExitCode.DENIED, inside.code());
        LauncherException nowhere = assertThrows(
                LauncherException.class, () -> Program.findNamed(List.of("y"), path(), project, shims.toFile(), null));
        assertEquals(ExitCode.NOT_FOUND, nowhere.code());
    }

    @Test
    void startScriptOfOurs_underAnotherName_isPassedOver() throws Exception {
        Path sv = tool(Files.createDirectories(temporary.resolve("sv")), "sv");
        Files.createSymbolicLink(first.resolve("claude"), sv);
        System.setProperty("sv.launcher", sv.toString());
        try {
            assertEquals(ExitCode.NOT_FOUND, refused(path(), null, "claude").code());
            tool(second, "claude");
            assertEquals(second + "/claude", find(path(), null, "claude"));
        } finally {
            System.clearProperty("sv.launcher");
        }
        assertEquals(first + "/claude", find(path(), null, "claude"));
    }

    @Test
    void scriptThatOnlyLooksLikeAWrapper_isTaken() throws Exception {
        for (String call : List.of("csv run x", "sv_run x", "sv runner", "svrun x", "# about sv", "sv list")) {
            Fixture.executable(first.resolve("claude"), "#!/bin/sh\n" + call + "\n");
            assertEquals(first + "/claude", find(path(), null, "claude"), call);
        }
    }

    @Test
    void foundInTheProject_isDenied_evenIfAnotherFollows() throws Exception {
        tool(first, "x");
        tool(second, "x");
        assertEquals(ExitCode.DENIED, refused(path(), first, "x").code());
        assertEquals(
                ExitCode.DENIED, refused(path(), temporary.toRealPath(), "x").code());
    }

    @Test
    void typedPath_mayLieInTheProject() throws Exception {
        assertEquals(first + "/x", find(path(), first, tool(first, "x").toString()));
    }

    /** Somebody who works in the home directory itself has everything they installed below it. */
    @Test
    void projectThatHoldsTheHome_isNone() throws Exception {
        tool(first, "x");
        List<byte[]> environment = new ArrayList<>(path());
        environment.add(Octets.of("HOME=" + second));
        assertEquals(first + "/x", find(environment, temporary.toRealPath(), "x"));
        assertEquals(first + "/x", find(path(), Path.of("/"), "x"));
    }

    @Test
    void nameThatIsNoText_isFound() throws Exception {
        byte[] directory = Octets.concat(Octets.of(first.toString()), "/", new byte[] {'d', (byte) 0xff});
        String script = "d=$(printf 'd\\377'); mkdir $d; printf '#!/bin/sh\\n' > $d/x; chmod 755 $d $d/x";
        Process made =
                new ProcessBuilder("sh", "-c", script).directory(first.toFile()).start();
        assertEquals(0, made.waitFor());
        List<byte[]> environment = List.of(Octets.concat(Octets.of("PATH="), "", directory));
        Program program = Program.findNamed(List.of("x"), environment, null, null, null);
        assertTrue(Octets.startsWith(program.realPath(), directory));
        assertEquals(first + "/d\ufffd/x", Octets.display(program.path()));
    }

    private List<byte[]> path() {
        return List.of(Octets.of("A=b"), Octets.of("PATH=" + first + ":" + second), Octets.of("PATH=/never"));
    }

    private static Path tool(Path directory, String name) throws IOException {
        return Fixture.executable(directory.resolve(name), "#!/bin/sh\n");
    }

    private static String find(List<byte[]> environment, @Nullable Path project, String... names)
            throws LauncherException {
        byte[] within = project == null ? null : Octets.of(project.toString());
        return Octets.display(Program.findNamed(List.of(names), environment, within, null, null)
                .path());
    }

    private static LauncherException refused(List<byte[]> environment, @Nullable Path project, String... names) {
        return assertThrows(LauncherException.class, () -> find(environment, project, names));
    }
}
