package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTest {
    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void resolve() throws IOException {
        root = temporary.toRealPath();
    }

    @Test
    void gitRoot_isTheNearestWithADotGit() throws IOException {
        Path inner = Files.createDirectories(root.resolve("a/b/c"));
        Files.createDirectory(root.resolve("a/.git"));
        Files.createFile(root.resolve("a/b/.git"));
        assertEquals(root.resolve("a/b").toString(), Place.gitRoot(inner.toString()));
        assertEquals(
                root.resolve("a").toString(),
                Place.gitRoot(root.resolve("a/x/y").toString()));
    }

    @Test
    void working_isTheRealPath() throws IOException, LauncherException {
        assertEquals(Path.of("").toRealPath().toString(), Place.working());
    }

    @Test
    void real_resolvesLinks_andRefusesWhatIsGone() throws IOException, LauncherException {
        Path target = Files.createDirectory(root.resolve("target"));
        Path link = Files.createSymbolicLink(root.resolve("link"), target);
        assertEquals(target.toString(), Place.real(link.toString()));
        assertThrows(
                LauncherException.class, () -> Place.real(root.resolve("gone").toString()));
        assertEquals(
                root.resolve("gone").toString(),
                Place.realOrGone(root.resolve("x/../gone").toString()));
    }

    @Test
    void bound_projectAndGlobal_isRefused() {
        assertThrows(LauncherException.class, () -> Bound.choose(root.toString(), true));
    }

    @Test
    void bound_aProject_isItsRealPath() throws LauncherException {
        assertEquals(
                new Scope.Project(root.toString()),
                Bound.choose(root.toString(), false).scope());
        assertEquals(new Scope.Global(), Bound.choose(null, true).scope());
    }
}
