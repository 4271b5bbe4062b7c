package dev.sessionvault.launcher.posix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathsTest {
    @TempDir
    Path directory;

    @Test
    void real_linkToAFile_isTheFile() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "contents");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("file"));
        assertArrayEquals(bytes(file.toRealPath().toString()), Paths.real(bytes(link)));
        assertArrayEquals(bytes("file"), Paths.link(bytes(link)));
        assertArrayEquals(bytes("cont"), Paths.head(bytes(link), 4));
        assertArrayEquals(bytes("contents"), Paths.head(bytes(link), 400));
    }

    @Test
    void missing_isTold() {
        byte[] missing = bytes(directory.resolve("missing"));
        assertEquals(PosixException.ENOENT, errno(() -> Paths.real(missing)));
        assertEquals(PosixException.ENOENT, errno(() -> Paths.link(missing)));
        assertEquals(PosixException.ENOENT, errno(() -> Paths.head(missing, 1)));
        assertEquals(PosixException.ENOENT, errno(() -> FileStatus.of(missing)));
        assertEquals(PosixException.ENOTDIR, errno(() -> FileStatus.of(bytes("/dev/null/x"))));
    }

    /** Against Java's own view of the same file. */
    @Test
    void status_isWhatJavaSees() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        for (String mode : new String[] {"rw-r--r--", "rwxrwxr-x", "rwx---rwx", "---------"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            FileStatus status = FileStatus.of(bytes(file));
            assertEquals(Files.getAttribute(file, "unix:mode"), status.mode());
            assertEquals(Files.getAttribute(file, "unix:uid"), status.uid());
            assertEquals(Files.getAttribute(file, "unix:gid"), status.gid());
            assertTrue(status.isRegular());
        }
    }

    @Test
    void status_kinds_areToldApart() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("."));
        assertTrue(FileStatus.of(bytes(link)).isLink());
        assertTrue(FileStatus.following(bytes(link)).isDirectory());
        assertTrue(FileStatus.of(bytes("/tmp")).isSticky());
        assertFalse(FileStatus.of(bytes("/dev/null")).isRegular());
    }

    @Test
    void workingDirectory_isAsJavaSaysWhileItCan() throws Exception {
        assertArrayEquals(bytes(Path.of("").toRealPath().toString()), WorkingDirectory.get());
    }

    @Test
    void descriptor_ofAFile_isNoTerminalAndHasATarget() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        try (java.io.InputStream open = new java.io.FileInputStream(file.toFile())) {
            boolean found = false;
            for (int descriptor : Descriptors.open()) {
                byte[] target = Descriptors.target(descriptor);
                if (target != null
                        && new String(target, StandardCharsets.UTF_8)
                                .equals(file.toRealPath().toString())) {
                    found = true;
                    assertFalse(Descriptors.isTerminal(descriptor));
                }
            }
            assertTrue(found, "the open file is listed");
            assertEquals(-1, open.read());
        }
    }

    @Test
    void nativeVariable_isNameAndValue() {
        try (NativeVariable variable = NativeVariable.of("NAME", bytes("value"))) {
            assertEquals("NAME=value", variable.memory().getString(0, "US-ASCII"));
        }
    }

    private static int errno(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(PosixException.class, call).errno();
    }

    private static byte[] bytes(Object path) {
        return path.toString().getBytes(StandardCharsets.UTF_8);
    }
}
