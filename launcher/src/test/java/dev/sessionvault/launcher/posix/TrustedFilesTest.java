package dev.sessionvault.launcher.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedFilesTest {
    @TempDir
    Path temporary;

    private Path top;
    private Path directory;
    private Path file;
    private TrustedFiles trusted;

    @BeforeEach
    void make() throws Exception {
        top = made(temporary.resolve("etc"), "rwxr-xr-x");
        directory = made(top.resolve("sv"), "rwxr-xr-x");
        file = Files.writeString(directory.resolve("policy.toml"), "text é");
        mode(file, "rw-r--r--");
        trusted = new TrustedFiles(
                top.toFile(), FileStatus.of(top.toString().getBytes()).uid());
    }

    @Test
    void whatNobodyElseCanWrite_isRead() throws Exception {
        Files.writeString(directory.resolve("b"), "");
        assertEquals("text é", trusted.text(file.toFile(), 100));
        assertEquals(List.of("b", "policy.toml"), trusted.names(directory.toFile()));
    }

    @Test
    void anyPart_thatOthersCanWrite_isRefused() throws Exception {
        for (Path part : List.of(top, directory, file)) {
            for (String mode : List.of("rwxrwxr-x", "rwxr-xrwx")) {
                mode(part, mode);
                assertRefused(
                        part, mode.charAt(4) == 'w' ? "can be written by its group" : "can be written by everyone");
                mode(part, "rwxr-xr-x");
            }
        }
        assertEquals("text é", trusted.text(file.toFile(), 100));
    }

    /** A sticky directory keeps others from replacing a file, not from adding one. */
    @Test
    void aStickyDirectory_isNoException() throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("chmod", "1777", directory.toString())
                        .start()
                        .waitFor());
        assertRefused(directory, "can be written by everyone");
    }

    @Test
    void anybodyElsesPart_isRefused() {
        TrustedFiles others = new TrustedFiles(top.toFile(), 4711);
        LauncherException refused = assertThrows(LauncherException.class, () -> others.text(file.toFile(), 100));
        assertTrue(String.valueOf(refused.getMessage()).endsWith(", not to 4711"), refused.getMessage());
        assertEquals("sudo chown 4711 " + top, refused.hint());
    }

    @Test
    void aSymbolicLink_isRefused_whereverItIs() throws Exception {
        Path other = made(top.resolve("other"), "rwxr-xr-x");
        Files.createSymbolicLink(other.resolve("policy.toml"), file);
        Files.createSymbolicLink(top.resolve("link"), directory);

        assertRefused(other.resolve("policy.toml"), other.resolve("policy.toml"), "is a symbolic link");
        assertRefused(top.resolve("link/policy.toml"), top.resolve("link"), "is a symbolic link");
    }

    @Test
    void whatIsNoRegularFile_isRefused_andDoesNotHang() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", "-m", "644", pipe.toString())
                        .start()
                        .waitFor());

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertRefused(pipe, pipe, "is not a regular file"));
        assertRefused(directory, directory, "is not a regular file");
        assertThrows(LauncherException.class, () -> trusted.names(file.toFile()));
    }

    @Test
    void whatIsNotThere_orTooLong_orNoText_isRefused() throws Exception {
        assertRefused(directory.resolve("none"), directory.resolve("none"), "no such file or directory");
        assertRefused(top.resolve("a/b"), top.resolve("a"), "no such file or directory");
        Files.writeString(file, "x".repeat(101));
        assertRefused(file, "is longer than 100 bytes");
        Files.write(file, new byte[] {(byte) 0xff});
        assertRefused(file, "is not UTF-8");
    }

    private void assertRefused(Path part, String why) {
        assertRefused(file, part, why);
    }

    private void assertRefused(Path path, Path part, String why) {
        LauncherException refused =
                assertThrows(LauncherException.class, () -> trusted.text(new File(path.toString()), 100));
        assertEquals("read " + part + ": " + why, refused.getMessage());
        assertEquals(ExitCode.DENIED, refused.code());
    }

    private static Path made(Path path, String mode) throws IOException {
        Files.createDirectory(path);
        mode(path, mode);
        return path;
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
