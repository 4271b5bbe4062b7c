package dev.sessionvault.vault.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.ToolName;
import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolTableTest {
    private static final Path SOURCE = Path.of("src/main/resources/dev/sessionvault/vault/tool/tools.toml");

    @Test
    void builtIn_compiledTable_equalsTheToml() throws ToolTableException {
        assertEquals(
                TomlFile.parse(SOURCE, Set.of()).over(List.of()),
                ToolTable.builtIn().tools());
    }

    @Test
    void builtIn_mapsOfARow_keepTheTomlsOrder() throws ToolTableException {
        List<Tool> parsed = TomlFile.parse(SOURCE, Set.of()).over(List.of());
        List<Tool> compiled = ToolTable.builtIn().tools();
        for (int i = 0; i < parsed.size(); i++) {
            assertEquals(
                    List.copyOf(parsed.get(i).companions().entrySet()),
                    List.copyOf(compiled.get(i).companions().entrySet()));
            assertEquals(
                    List.copyOf(parsed.get(i).subcommandVariables().entrySet()),
                    List.copyOf(compiled.get(i).subcommandVariables().entrySet()));
        }
    }

    /** The TOML parser costs more than the rest of a start: without it on the class path the table must still load. */
    @Test
    void builtIn_withoutTheTomlParser_loads() throws Exception {
        URL[] ours = {Path.of("target/classes").toUri().toURL(), jspecify()};
        try (URLClassLoader loader = new URLClassLoader(ours, ClassLoader.getPlatformClassLoader())) {
            Class<?> table = loader.loadClass(ToolTable.class.getName());
            Object builtIn = table.getMethod("builtIn").invoke(null);
            Method tools = table.getMethod("tools");
            assertEquals(ToolTable.builtIn().tools().size(), ((List<?>) tools.invoke(builtIn)).size());
            Object loaded = table.getMethod("load", File.class).invoke(null, new File("/nonexistent"));
            assertNotNull(loaded);
        }
    }

    private static URL jspecify() {
        return org.jspecify.annotations.Nullable.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
    }

    @Test
    void builtIn_promisedTools_areThere() {
        for (String name :
                ("claude codex gemini cursor qwen opencode aider goose amp copilot crush cline droid kimi grok"
                                + " vibe continue kiro junie")
                        .split(" ")) {
            assertNotNull(ToolTable.builtIn().find(new ToolName(name)), name);
        }
        assertNull(ToolTable.builtIn().find(new ToolName("nosuchtool")));
    }

    @Test
    void builtIn_tools_areSortedAndComplete() {
        List<Tool> tools = ToolTable.builtIn().tools();
        assertEquals(
                tools.stream()
                        .sorted(Comparator.comparing(tool -> tool.name().value()))
                        .toList(),
                tools);
        for (Tool tool : tools) {
            assertFalse(tool.programs().isEmpty(), tool.title());
            assertFalse(tool.variable().isEmpty(), tool.title());
            assertTrue(tool.companions().keySet().containsAll(tool.needs().keySet()), tool.title());
            assertFalse(tool.otherVariables().contains(tool.variable()), tool.title());
            assertTrue(Set.of("none", "raw").contains(tool.helper()), tool.title());
        }
    }

    @Test
    void claude_scrubsItsChildren_whereItCan() {
        assertEquals(
                Map.of("CLAUDE_CODE_SUBPROCESS_ENV_SCRUB", "1"), tool("claude").companions());
        assertEquals(
                Map.of("CLAUDE_CODE_SUBPROCESS_ENV_SCRUB", "bwrap"),
                tool("claude").needs());
        assertTrue(tool("claude").conflicts().contains("CLAUDE_CODE_USE_BEDROCK"));
        assertTrue(tool("claude").otherVariables().contains("ANTHROPIC_AUTH_TOKEN"));
    }

    @Test
    void codex_key_neverGoesWhereTheLoginScreenWouldStoreIt() {
        assertEquals("CODEX_API_KEY", tool("codex").variable());
        assertEquals("CODEX_API_KEY", tool("codex").variableFor(arguments("exec", "fix it")));
        assertTrue(tool("codex").otherVariables().contains("OPENAI_API_KEY"));
    }

    @Test
    void login_isKeptWhereTheVariableSays_orInTheHome() {
        Login claude = login("claude");
        assertEquals("CLAUDE_SECURESTORAGE_CONFIG_DIR", claude.variable());
        assertEquals("CLAUDE_CONFIG_DIR", claude.homeVariable());
        assertEquals("/home/me/.claude/.credentials.json", claude.path("/home/me", null));
        assertEquals("/home/me/.claude/.credentials.json", claude.path("/home/me", ""));
        assertEquals("/work/.credentials.json", claude.path("/home/me", "/work"));
        assertEquals(List.of("claudeAiOauth.refreshToken"), claude.refresh());
        assertEquals("/codex/auth.json", login("codex").path("/home/me", "/codex"));
        assertEquals("", login("codex").variable());
        assertEquals("GEMINI_CLI_HOME", login("gemini").homeVariable());
        assertEquals("/other/.gemini/oauth_creds.json", login("gemini").path("/home/me", "/other"));
        assertEquals("/data/opencode/auth.json", login("opencode").path("/home/me", "/data"));
        assertNull(tool("aider").login());
    }

    /** What is lent is among what `scan` looks for in the open. */
    @Test
    void login_isAFileThatTheToolMayStore() {
        for (Tool tool : ToolTable.builtIn().tools()) {
            Login login = tool.login();
            assertTrue(login == null || tool.stores().contains(login.file()), tool.title());
        }
    }

    private static Login login(String tool) {
        Login login = tool(tool).login();
        assertNotNull(login, tool);
        return login;
    }

    @Test
    void kimi_newProgram_getsTheVariableThatItReads() {
        assertEquals("KIMI_MODEL_API_KEY", tool("kimi").variable());
        assertEquals("KIMI_API_KEY", tool("kimi-cli").variable());
    }

    @Test
    void grok_twoPrograms_areTwoTools() {
        assertEquals("XAI_API_KEY", tool("grok").variable());
        assertEquals("GROK_API_KEY", tool("grok-cli").variable());
        assertEquals(tool("grok").programs(), tool("grok-cli").programs());
    }

    @Test
    void cursor_distinctName_isTriedBeforeTheGenericOne() {
        assertEquals(List.of("cursor-agent", "agent"), tool("cursor").programs());
    }

    @Test
    void keyShape_keysAndOtherThings_areToldApart() {
        KeyShape shape = tool("claude").keyShape();
        assertNotNull(shape);
        assertTrue(shape.fits(bytes("sk-ant-api03-" + "x".repeat(60))));
        assertFalse(shape.fits(bytes("sk-ant-api03-")), "cut off");
        assertFalse(shape.fits(bytes("sk-proj-" + "x".repeat(60))), "another issuer's");
        assertFalse(shape.fits(bytes("sk-ant-api03-" + "x".repeat(60) + "\n")), "with a newline");
        assertEquals("begins with sk-ant-, at least 40 characters", shape.describe());
    }

    static Tool tool(String name) {
        Tool tool = ToolTable.builtIn().find(new ToolName(name));
        assertNotNull(tool, name);
        return tool;
    }

    static List<byte[]> arguments(String... arguments) {
        return java.util.Arrays.stream(arguments).map(ToolTableTest::bytes).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
