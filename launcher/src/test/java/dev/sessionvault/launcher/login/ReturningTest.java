package dev.sessionvault.launcher.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login comes back into its file, for its owner alone, and over nothing that was not given up. */
final class ReturningTest {
    private static final String LOGIN = "{\"refresh\":\"é\"}";

    @TempDir
    Path directory;

    private final SecretBytes login = SecretBytes.copyOf(LOGIN.getBytes(UTF_8));
    private LoginFile file;
    private Returning returning;

    @BeforeEach
    void place() {
        file = new LoginFile(directory.resolve(".tool/auth.json"), true);
        returning = new Returning(file, new Soundness(List.of("refresh")));
    }

    @AfterEach
    void wipe() {
        login.close();
    }

    @Test
    void whereNothingIs_itComesBack() throws Exception {
        returning.requirePlace(false);
        returning.write(login);
        assertIsBack();
    }

    @Test
    void ourLink_isReplaced() throws Exception {
        Files.createDirectory(file.directory());
        file.link();
        returning.requirePlace(false);
        assertFalse(returning.isThere(login));
        returning.write(login);
        assertIsBack();
    }

    @Test
    void whatAnEndedSurrenderHasLeft_isNoHindrance() throws Exception {
        Files.createDirectory(file.directory());
        Files.writeString(file.fresh(), "half");
        returning.write(login);
        assertIsBack();
    }

    @Test
    void aFile_isReplacedOnlyWhenAskedFor() throws Exception {
        Files.createDirectory(file.directory());
        Files.writeString(file.path(), "{}");
        denied("without sv");
        returning.requirePlace(true);
        returning.write(login);
        assertIsBack();
    }

    @Test
    void whatIsSomebodyElses_isNeverReplaced() throws Exception {
        Files.createDirectories(file.path());
        denied("no regular file");
        assertThrows(LauncherException.class, () -> returning.requirePlace(true));
        Files.delete(file.path());
        Files.createSymbolicLink(file.path(), directory.resolve("elsewhere"));
        denied("not sv's");
        assertThrows(LauncherException.class, () -> returning.requirePlace(true));
    }

    private void denied(String why) {
        LauncherException e = assertThrows(LauncherException.class, () -> returning.requirePlace(false));
        assertEquals(ExitCode.DENIED, e.code());
        assertTrue(String.valueOf(e.getMessage()).contains(why), e.getMessage());
    }

    private void assertIsBack() throws IOException {
        assertTrue(returning.isThere(login));
        assertEquals(LOGIN, Files.readString(file.path()));
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(file.path(), LinkOption.NOFOLLOW_LINKS));
        try (Stream<Path> names = Files.list(file.directory())) {
            assertEquals(List.of(file.path()), names.toList());
        }
    }
}
