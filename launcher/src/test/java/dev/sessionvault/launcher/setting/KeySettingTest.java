package dev.sessionvault.launcher.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.edit.Change;
import dev.sessionvault.launcher.edit.JsonDocument;
import dev.sessionvault.launcher.edit.TomlDocument;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySettingTest {
    private static final String SV = "/opt/my sv/bin/sv";
    private static final List<String> CODEX_FILES = List.of(
            "\n",
            "# mine\nmodel = \"gpt-5\"\n",
            "model = \"gpt-5\"\r\n\r\n[tui]\r\nx = 1\r\n",
            "model = \"gpt-5\" # no end",
            "[model_providers.other]\nname = \"o\"\nbase_url = \"u\"\n",
            "[profiles.a]\nmodel_provider = \"other\"\n");

    @TempDir
    Path temporary;

    private Path home;

    @BeforeEach
    void resolve() throws IOException {
        home = temporary.toRealPath();
    }

    private KeySetting setting(String tool, String sv) throws LauncherException {
        return KeySetting.of(tool, sv, Map.of("HOME", home.toString()), null);
    }

    private Path file(String tool) {
        return home.resolve(Map.of(
                        "claude",
                        ".claude/settings.json",
                        "codex",
                        ".codex/config.toml",
                        "crush",
                        ".config/crush/crush.json")
                .get(tool));
    }

    private Path file(String tool, String text) throws IOException {
        Files.createDirectories(file(tool).getParent());
        return Files.writeString(file(tool), text);
    }

    private static void write(List<Change> changes) throws LauncherException {
        for (Change change : changes) {
            if (!change.isNothing()) {
                change.write();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude", "codex", "crush"})
    void whereThereIsNothing_aFileIsMade_andGoesAgain(String tool) throws Exception {
        write(setting(tool, SV).install(false));
        assertTrue(Files.exists(file(tool)));
        assertTrue(setting(tool, SV).install(false).get(0).isNothing(), "a second time");

        write(setting(tool, SV).uninstall());
        assertFalse(Files.exists(file(tool)));
        assertEquals(List.of(), setting(tool, SV).uninstall());
    }

    @Test
    void claudesSetting_isACommandForAShell() throws Exception {
        String before = "{\n  \"model\": \"opus\"\n}\n";
        file("claude", before);
        write(setting("claude", SV).install(false));

        JsonDocument file = JsonDocument.parse(Files.readString(file("claude")), "  ");
        assertEquals("'/opt/my sv/bin/sv' helper claude", file.string(List.of("apiKeyHelper")));
        write(setting("claude", "/elsewhere/sv").uninstall());
        assertEquals(before, Files.readString(file("claude")));
    }

    @Test
    void codexsSetting_isAProviderAndTheChoiceOfIt() throws Exception {
        for (String before : CODEX_FILES) {
            file("codex", before);
            write(setting("codex", SV).install(false));

            TomlDocument file = TomlDocument.parse(Files.readString(file("codex")));
            assertEquals("sv", file.string(List.of("model_provider")), before);
            assertEquals(SV, file.string(List.of("model_providers", "sv", "auth", "command")), before);
            assertTrue(file.text().contains(before), before);
            write(setting("codex", SV).uninstall());
            assertEquals(before, Files.readString(file("codex")));
        }
    }

    @Test
    void svThatHasMoved_isFollowed() throws Exception {
        for (String tool : List.of("claude", "codex", "crush")) {
            write(setting(tool, "/old/bin/sv").install(false));
            write(setting(tool, SV).install(false));
            assertTrue(Files.readString(file(tool)).contains("my sv"), tool);
            assertFalse(Files.readString(file(tool)).contains("/old"), tool);
        }
    }

    @Test
    void anotherAnswer_isNotOverwritten_unlessForced() throws Exception {
        file("claude", "{\"apiKeyHelper\": \"pass show claude\"}");
        file("codex", "model_provider = \"azure\" # work\nmodel = \"x\"\n");
        file("crush", "{\"providers\": {\"anthropic\": {\"api_key\": \"$KEY\"}}}");
        for (String tool : List.of("claude", "codex", "crush")) {
            String before = Files.readString(file(tool));
            LauncherException e = assertThrows(
                    LauncherException.class, () -> setting(tool, SV).install(false));
            assertEquals(ExitCode.USAGE, e.code());
            assertEquals(before, Files.readString(file(tool)));
            write(setting(tool, SV).uninstall());
            assertEquals(before, Files.readString(file(tool)));

            write(setting(tool, SV).install(true));
            assertTrue(Files.readString(file(tool)).contains("helper"), tool);
        }
        write(setting("codex", SV).uninstall());
        assertEquals("model_provider = \"azure\" # work\nmodel = \"x\"\n", Files.readString(file("codex")), "put back");
    }

    @Test
    void theToolsOwnVariables_sayWhereItsSettingsAre() throws Exception {
        Path there = Files.createDirectory(home.resolve("there"));
        Map<String, String> environment =
                Map.of("HOME", home.toString(), "CLAUDE_CONFIG_DIR", there.toString(), "CODEX_HOME", there.toString());
        write(KeySetting.of("claude", SV, environment, null).install(false));
        write(KeySetting.of("codex", SV, environment, null).install(false));
        assertTrue(Files.exists(there.resolve("settings.json")) && Files.exists(there.resolve("config.toml")));
    }

    @Test
    void aProjectsSettings_mayNotLeadOutOfIt_theUsersOwnMay() throws Exception {
        Path project = Files.createDirectory(home.resolve("project"));
        Path outside = Files.createDirectory(home.resolve("outside"));
        Files.createSymbolicLink(project.resolve(".claude"), outside);
        KeySetting inProject = KeySetting.of("claude", SV, Map.of("HOME", home.toString()), project);
        assertEquals(
                ExitCode.DENIED,
                assertThrows(LauncherException.class, () -> inProject.install(false))
                        .code());

        Files.createSymbolicLink(home.resolve(".claude"), outside);
        write(setting("claude", SV).install(false));
        assertTrue(Files.exists(outside.resolve("settings.json")));
    }

    @Test
    void brokenSettings_areNamedWithTheirPlace() throws Exception {
        file("claude", "{");
        file("codex", "a = 1\nb\n");
        for (String tool : List.of("claude", "codex")) {
            LauncherException e = assertThrows(
                    LauncherException.class, () -> setting(tool, SV).install(false));
            assertTrue(String.valueOf(e.getMessage()).contains(": line "), e::getMessage);
        }
    }

    @Test
    void aToolWithoutSuchASetting_isNamed() {
        assertThrows(LauncherException.class, () -> setting("gemini", SV));
    }
}
