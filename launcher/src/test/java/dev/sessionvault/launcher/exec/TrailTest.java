package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailTest {
    @TempDir
    Path temporary;

    private Path directory = Path.of("/");
    private Path tool = Path.of("/");

    @BeforeEach
    void create() throws IOException {
        directory = temporary.toRealPath();
        tool = Fixture.executable(directory.resolve("opt/tool"), "#!/bin/sh\n");
    }

    @Test
    void plainPath_isItself() throws Exception {
        assertEquals(tool, follow(tool, null));
        assertEquals(tool, follow(Path.of(directory + "//opt/./../opt/tool"), null));
    }

    @Test
    void links_areFollowed_relativeAbsoluteAndOfDirectories() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        assertEquals(tool, follow(Files.createSymbolicLink(bin.resolve("a"), Path.of("../opt/tool")), null));
        assertEquals(tool, follow(Files.createSymbolicLink(bin.resolve("b"), tool), null));
        Files.createSymbolicLink(directory.resolve("also"), Path.of("opt"));
        assertEquals(tool, follow(directory.resolve("also/tool"), null));
    }

    @Test
    void loopOfLinks_isRefused() throws Exception {
        Path loop = Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
        assertEquals(ExitCode.NOT_EXECUTABLE, refused(loop, null).code());
    }

    @Test
    void programInTheProject_isDenied() {
        assertDenied(tool, directory, "inside the project");
        assertDenied(tool, tool.getParent(), "inside the project");
    }

    @Test
    void programBesideTheProject_isTaken() throws Exception {
        Files.createDirectories(directory.resolve("op"));
        assertEquals(tool, follow(tool, directory.resolve("op")));
        assertEquals(tool, follow(Path.of(directory + "/op/../opt/tool"), directory.resolve("op")));
    }

    /** The program is the system's, but the project chose it. */
    @Test
    void linkInTheProject_toAProgramOutside_isDenied() throws Exception {
        Path project = Files.createDirectories(directory.resolve("project"));
        assertDenied(Files.createSymbolicLink(project.resolve("tool"), tool), project, "inside the project");
        Files.createSymbolicLink(project.resolve("bin"), tool.getParent());
        assertDenied(project.resolve("bin/tool"), project, "inside the project");
    }

    @Test
    void linkFromOutside_intoTheProject_isDenied() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("tool"), tool);
        assertDenied(link, tool.getParent(), "inside the project");
    }

    @Test
    void writableDirectory_anywhereOnTheWay_isDenied() throws Exception {
        Path open = directory.resolve("open");
        Path link = Files.createSymbolicLink(
                Files.createDirectories(open.resolve("bin")).resolve("tool"), tool);
        Fixture.chmod(open, "rwxrwxrwx");
        assertDenied(link, null, open + ": everybody may write it");
        Fixture.chmod(open, "rwxr-xr-x");
        assertEquals(tool, follow(link, null));
        Fixture.chmod(tool, "rwxr-xrwx");
        assertDenied(link, null, tool + ": everybody may write it");
    }

    private static void assertDenied(Path path, @Nullable Path project, String why) {
        LauncherException refused = refused(path, project);
        assertEquals(ExitCode.DENIED, refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
    }

    private static LauncherException refused(Path path, @Nullable Path project) {
        return assertThrows(LauncherException.class, () -> follow(path, project));
    }

    private static Path follow(Path path, @Nullable Path project) throws LauncherException {
        byte[] within = project == null ? null : Octets.of(project.toString());
        return Path.of(Octets.display(Trail.follow(Octets.of(path.toString()), within)));
    }
}
