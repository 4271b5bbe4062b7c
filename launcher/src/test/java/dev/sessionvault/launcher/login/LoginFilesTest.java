package dev.sessionvault.launcher.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.tool.ToolTable;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files the shipped tools keep their logins in, and what is to be typed about one. */
final class LoginFilesTest {
    @TempDir
    File none;

    @Test
    void shippedTools_keepTheirLoginsThere() throws Exception {
        LoginFiles files = new LoginFiles(ToolTable.load(none).tools(), Path.of("/home/u"), Map.of("CODEX_HOME", "/c"));
        assertEquals(
                List.of(
                        "/c/auth.json",
                        "/home/u/.claude/.credentials.json",
                        "/home/u/.gemini/oauth_creds.json",
                        "/home/u/.local/share/opencode/auth.json"),
                files.files().values().stream()
                        .map(file -> file.path().toString())
                        .sorted()
                        .toList());
        assertEquals(Optional.of("sv adopt codex"), files.adoption(Path.of("/c/auth.json"), "codex-login"));
        assertTrue(files.adoption(Path.of("/c/auth.json"), "openai-api").isEmpty(), "a key is no login");
        assertTrue(files.adoption(Path.of("/c/other.json"), "codex-login").isEmpty());
    }
}
