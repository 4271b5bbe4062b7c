package dev.sessionvault.launcher.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedDirectoryTest {
    @TempDir
    Path temporary;

    @Test
    void aProjectBesideOrBelowHome_isMounted() throws Exception {
        for (String place : List.of("/srv/shop", "/home/me/work/shop", "/home/meeting")) {
            assertEquals(
                    place, MountedDirectory.of(place, "/home/me", List.of()).path());
        }
    }

    @Test
    void whatHoldsHome_orSvsOwnFiles_isRefused() {
        for (String place : List.of("/", "/home", "/home/me")) {
            assertRefused(ExitCode.DENIED, place, "/home/me");
        }
        LauncherException e = assertThrows(
                LauncherException.class, () -> MountedDirectory.of("/srv", null, List.of(new File("/srv/sv/data"))));
        assertEquals(ExitCode.DENIED, e.code());
    }

    @Test
    void homeByAnotherName_isRefusedToo() throws Exception {
        Path real = temporary.toRealPath();
        Path link = Files.createSymbolicLink(real.resolve("link"), Files.createDirectory(real.resolve("home")));
        assertRefused(ExitCode.DENIED, real.resolve("home").toString(), link.toString());
    }

    @Test
    void aPathThatWouldSayMoreThanItself_isRefused() {
        for (String place : List.of("/srv/a,target=/etc", "/srv/a\"b", "/srv/a\nb")) {
            assertRefused(ExitCode.USAGE, place, "/home/me");
        }
    }

    private static void assertRefused(ExitCode code, String place, String home) {
        LauncherException e =
                assertThrows(LauncherException.class, () -> MountedDirectory.of(place, home, List.of()), place);
        assertEquals(code, e.code());
    }
}
