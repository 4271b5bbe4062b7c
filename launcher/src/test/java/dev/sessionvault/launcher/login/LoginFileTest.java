package dev.sessionvault.launcher.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.keeper.PrivateMemory;
import dev.sessionvault.launcher.login.LoginFile.Standing;
import dev.sessionvault.vault.tool.Login;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a tool keeps its login, and what stands there. */
final class LoginFileTest {
    private static final List<String> REFRESH = List.of("refresh");
    private static final Login CLAUDE =
            new Login("~/.claude/.credentials.json", "CLAUDE_CONFIG_DIR", "CLAUDE_SECURESTORAGE_CONFIG_DIR", REFRESH);
    private static final Login GEMINI = new Login("~/.gemini/oauth_creds.json", "GEMINI_CLI_HOME/.gemini", "", REFRESH);

    @TempDir
    Path directory;

    @Test
    void variables_moveIt() {
        assertEquals("/home/u/.claude/.credentials.json", path(CLAUDE, Map.of()));
        assertEquals("/c/.credentials.json", path(CLAUDE, Map.of("CLAUDE_CONFIG_DIR", "/c/")));
        assertEquals(
                "/s/.credentials.json",
                path(CLAUDE, Map.of("CLAUDE_CONFIG_DIR", "/c", "CLAUDE_SECURESTORAGE_CONFIG_DIR", "/s")));
        assertEquals("/home/u/.claude/.credentials.json", path(CLAUDE, Map.of("CLAUDE_CONFIG_DIR", "")));
        assertEquals("/g/.gemini/oauth_creds.json", path(GEMINI, Map.of("GEMINI_CLI_HOME", "/g")));
    }

    private static String path(Login row, Map<String, String> environment) {
        return file(row, environment).path().toString();
    }

    private static LoginFile file(Login row, Map<String, String> environment) {
        return LoginFile.of(row, Path.of("/home/u"), environment);
    }

    @Test
    void aRunsOwnLogin_isNoFileOfTheTools() {
        String lent = "/proc/1234/fd/50/login";
        assertTrue(file(CLAUDE, Map.of("CLAUDE_SECURESTORAGE_CONFIG_DIR", lent)).isLent());
        assertFalse(file(CLAUDE, Map.of()).isLent());
    }

    @Test
    void aLink_isForToolsWithoutAVariable() {
        assertTrue(file(GEMINI, Map.of()).isLinked());
        assertFalse(file(CLAUDE, Map.of()).isLinked());
        assertTrue(LoginFile.LENT.equals("/proc/self/fd/" + PrivateMemory.DESCRIPTOR + "/login"), "another number");
    }

    @Test
    void whatStandsThere_isToldApart() throws Exception {
        LoginFile file = new LoginFile(directory.resolve("auth.json"), true);
        assertEquals(Standing.NOTHING, file.standing());
        file.link();
        assertEquals(Standing.OUR_LINK, file.standing());
        assertEquals(Path.of("/proc/self/fd/50/login/auth.json"), Files.readSymbolicLink(file.path()));
        assertThrows(FileAlreadyExistsException.class, file::link);
        Files.delete(file.path());
        Files.createSymbolicLink(file.path(), Path.of("/nowhere"));
        assertEquals(Standing.OTHER_LINK, file.standing());
        Files.delete(file.path());
        Files.createDirectory(file.path());
        assertEquals(Standing.ELSE, file.standing());
        Files.delete(file.path());
        Files.createFile(file.path());
        assertEquals(Standing.FILE, file.standing());
    }
}
