package dev.sessionvault.launcher.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.login.LoginFile.Standing;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Logins;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login's file is taken only as it should be, and is wiped only as it was taken. */
final class WipingTest {
    private static final Soundness SOUNDNESS = new Soundness(List.of("refresh"));
    private static final String LOGIN = "{\"refresh\":\"r\"}";

    @TempDir
    Path directory;

    private LoginFile file;

    @BeforeEach
    void write() throws IOException {
        file = new LoginFile(directory.resolve("auth.json"), true);
        Files.writeString(file.path(), LOGIN);
    }

    @Test
    void whatIsAsItWasTaken_isWiped_andALinkIsLeft() throws Exception {
        assertTrue(wipedAfter(() -> {}));
        assertEquals(Standing.OUR_LINK, file.standing());
        assertEquals(List.of(file.path()), names());
    }

    @Test
    void withoutAVariable_noLinkIsLeft() throws Exception {
        file = new LoginFile(file.path(), false);
        assertTrue(wipedAfter(() -> {}));
        assertEquals(List.of(), names());
    }

    @Test
    void whatWasWrittenInPlaceMeanwhile_isLeft() throws Exception {
        String newer = LOGIN.replace("r\"}", "s\"}");
        refusedAfter(() -> Files.writeString(file.path(), newer));
        assertEquals(newer, Files.readString(file.path()));
    }

    @Test
    void whatWasPutInItsPlaceMeanwhile_isLeft() throws Exception {
        Path fresh = Files.writeString(directory.resolve("fresh"), LOGIN);
        refusedAfter(() -> Files.move(fresh, file.path(), StandardCopyOption.REPLACE_EXISTING));
        assertEquals(LOGIN, Files.readString(file.path()));
    }

    @Test
    void whatHasGoneMeanwhile_isNotMissed() throws Exception {
        refusedAfter(() -> Files.delete(file.path()));
        assertEquals(List.of(), names());
    }

    @Test
    void whatSomebodyHasOpen_isLeft() throws Exception {
        try (RandomAccessFile tool = new RandomAccessFile(file.path().toFile(), "r")) {
            refusedAfter(() -> {});
            assertEquals(LOGIN, tool.readLine());
        }
        assertEquals(List.of(file.path()), names());
    }

    /** What the tool, or somebody, does between the reading and the wiping. */
    private interface Meanwhile {
        void happen() throws IOException;
    }

    private boolean wipedAfter(Meanwhile meanwhile) throws Exception {
        try (HeldLogin held = HeldLogin.open(file, SOUNDNESS);
                SecretBytes login = held.read()) {
            meanwhile.happen();
            return new Wiping(file, held, login).perform();
        }
    }

    private void refusedAfter(Meanwhile meanwhile) {
        LauncherException e = assertThrows(LauncherException.class, () -> wipedAfter(meanwhile));
        assertEquals(ExitCode.DENIED, e.code());
        assertTrue(String.valueOf(e.getMessage()).contains("it is left as it is"), e.getMessage());
    }

    @Test
    void whatIsNoFileOfTheUsersAlone_isNotTaken() throws Exception {
        Path link = Files.createLink(directory.resolve("other"), file.path());
        denied("2 names");
        Files.delete(link);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        denied("others can write");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Files.move(file.path(), directory.resolve("target"));
        Files.createSymbolicLink(file.path(), directory.resolve("target"));
        denied("symbolic links");
        Files.delete(file.path());
        assertEquals(
                0, new ProcessBuilder("mkfifo", file.path().toString()).start().waitFor());
        denied("no regular file");
        Files.delete(file.path());
        assertEquals(ExitCode.NO_KEY, refused().code());
    }

    @Test
    void whatIsTooLarge_orNoLogin_isNotTaken() throws Exception {
        Files.writeString(file.path(), LOGIN + " ".repeat(Logins.MAX_BYTES - LOGIN.length()));
        assertTrue(wipedAfter(() -> {}));
        Files.delete(file.path());
        Files.writeString(file.path(), LOGIN + " ".repeat(Logins.MAX_BYTES - LOGIN.length() + 1));
        denied("larger than");
        Files.writeString(file.path(), LOGIN.substring(1));
        assertEquals(ExitCode.NO_KEY, refused().code());
    }

    private void denied(String why) {
        LauncherException e = refused();
        assertEquals(ExitCode.DENIED, e.code());
        assertTrue(String.valueOf(e.getMessage()).contains(why), e.getMessage());
    }

    private LauncherException refused() {
        return assertThrows(LauncherException.class, () -> {
            try (HeldLogin held = HeldLogin.open(file, SOUNDNESS)) {
                held.read().close();
            }
        });
    }

    @Test
    void whatAnEndedAdoptionHasLeft_goesBack_orAway() throws Exception {
        Leftovers leftovers = new Leftovers(file, SOUNDNESS);
        Files.move(file.path(), file.old());
        leftovers.clear();
        assertEquals(LOGIN, Files.readString(file.path()));
        Files.writeString(file.old(), "\0".repeat(15));
        Files.writeString(file.fresh(), LOGIN);
        assertEquals(2, leftovers.found().size());
        leftovers.clear();
        assertEquals(List.of(file.path()), names());
        Files.writeString(file.old(), LOGIN);
        assertThrows(LauncherException.class, leftovers::clear);
        assertFalse(leftovers.found().isEmpty());
    }

    private List<Path> names() throws IOException {
        try (Stream<Path> names = Files.list(directory)) {
            return names.sorted().toList();
        }
    }
}
