package dev.sessionvault.vault.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.ToolName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserToolTableTest {
    @TempDir
    Path directory;

    @BeforeEach
    void ownDirectory() throws IOException {
        chmod(directory, "rwx------");
    }

    @Test
    void load_noFile_isTheShippedTable() throws ToolTableException {
        assertEquals(
                ToolTable.builtIn().tools(), ToolTable.load(directory.toFile()).tools());
    }

    @Test
    void load_variableRemapped_oldOneIsStillAKeyVariable() throws Exception {
        Tool claude = find(load("[claude]\nvariable = \"SHOP_KEY\"\n"), "claude");
        assertEquals("SHOP_KEY", claude.variable());
        assertTrue(claude.otherVariables().contains("ANTHROPIC_API_KEY"));
        assertEquals(ToolTableTest.tool("claude").companions(), claude.companions());
        assertNull(claude.keyShape(), "another service's keys look different");
    }

    @Test
    void load_otherGiven_addsToTheShipped() throws Exception {
        Tool claude = find(load("[claude]\nother = [\"MY_CLAUDE\"]\n"), "claude");
        assertTrue(claude.otherVariables().containsAll(List.of("MY_CLAUDE", "ANTHROPIC_AUTH_TOKEN")));
    }

    @Test
    void load_newTool_isAddedInItsPlace() throws Exception {
        ToolTable table = load("[\"my.tool\"]\nvariable = \"MY_TOOL_API_KEY\"\nkeep = [\"GITHUB_TOKEN\", \"ACME_*\"]\n"
                + "companions = { MY_MODE = \"safe\" }\nkey = { prefix = [\"my-\"], minimum = 9 }\n");
        Tool tool = find(table, "my.tool");
        assertEquals(List.of("my.tool"), tool.programs());
        assertEquals(Map.of("MY_MODE", "safe"), tool.companions());
        assertEquals(List.of("GITHUB_TOKEN", "ACME_*"), tool.keep());
        assertEquals(new KeyShape(List.of("my-"), 9), tool.keyShape());
        assertEquals(ToolTable.builtIn().tools().size() + 1, table.tools().size());
    }

    @Test
    void load_loginGiven_replacesTheShipped() throws Exception {
        ToolTable table = load("[codex]\nlogin = { file = \"/srv/codex/auth.json\", refresh = [\"*.r\", \"s\"] }\n"
                + "[mine]\nvariable = \"MINE\"\n"
                + "[mine.login]\nfile = \"~/.mine\"\nhome = \"MINE_HOME\"\nrefresh = [\"r\"]\n");
        assertEquals(
                new Login("/srv/codex/auth.json", "", "", List.of("*.r", "s")),
                find(table, "codex").login());
        Login mine = find(table, "mine").login();
        assertEquals(new Login("~/.mine", "MINE_HOME", "", List.of("r")), mine);
        assertEquals(ToolTableTest.tool("claude").login(), find(table, "claude").login());
    }

    @Test
    void forProject_nearestSection_hasTheLastWord() throws Exception {
        ToolTable table = load("[project.\"/w/shop\".claude]\nvariable = \"SHOP_KEY\"\nkeep = [\"A\"]\n"
                + "[project.\"/w\".claude]\nvariable = \"WORK_KEY\"\nhelper = \"none\"\n");
        Tool claude = find(table, "claude");
        assertEquals("SHOP_KEY", table.forProject(claude, "/w/shop/web").variable());
        assertEquals("none", table.forProject(claude, "/w/shop").helper());
        assertEquals("WORK_KEY", table.forProject(claude, "/w/shopping").variable());
        assertEquals("ANTHROPIC_API_KEY", table.forProject(claude, "/way").variable());
        assertEquals("ANTHROPIC_API_KEY", table.forProject(claude, "/").variable());
        assertEquals(ToolTableTest.tool("codex"), table.forProject(find(table, "codex"), "/w/shop"));
    }

    @Test
    void forProject_itsVariable_isWithheldFromEveryOtherTool() throws Exception {
        ToolTable table = load("[project.\"/w/shop\".claude]\nvariable = \"SHOP\"\n");
        assertTrue(table.keyVariables().contains("SHOP"));
    }

    /** Place, and what was expected. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[claude];varable = \"X\" | :2:1: varable: unknown field, want one of",
                "[claude];variable = 3 | :2:1: variable: want a string",
                "[claude];variable = \"A-B\" | :2:1: variable: not a variable name: A-B",
                "[claude];variable = \"A=B\" | :2:1: variable: not a variable name",
                "[claude];variable = \"\" | :2:1: variable: not a variable name",
                "[claude];programs = \"claude\" | :2:1: programs: want an array of strings",
                "[claude];programs = [] | :2:1: programs: want at least one",
                "[claude];programs = [\"./claude\"] | :2:1: programs: not a file name",
                "[claude];programs = [\"claude\", 3] | :2:23: programs: want an array of strings",
                "[claude];keep = [\"*\"] | :2:1: keep: want NAME or PREFIX*",
                "[claude];keep = [\"A*B\"] | :2:1: keep: want NAME or PREFIX*",
                "[claude];companions = { A = 1 } | :2:16: A: want a string",
                "[claude];companions = { A = \"x\\u0000y\" } | :2:16: A: holds a control character",
                "[claude];companions = { \"A=B\" = \"\" } | :2:1: companions: not a variable name",
                "[claude];subcommands = { exec = \"9\" } | :2:1: subcommands: not a variable name",
                "[claude];key = { prefix = [\"a\"], max = 3 } | :2:25: max: unknown field",
                "[claude];key = { minimum = 0 } | :2:1: key: want a minimum from 1",
                "[claude];key = { minimum = \"9\" } | minimum: want an integer",
                "[claude];login = \"~/.x\" | :2:1: login: want a table",
                "[claude];login = { file = \"~/x\" } | refresh: want at least one place",
                "[claude];login = { refresh = [\"r\"] } | file: want ~/PATH or /PATH",
                "[claude];login = { file = \"x/y\", refresh = [\"r\"] } | :2:11: file: want ~/PATH or /PATH: x/y",
                "[claude];login = { file = \"~/../x\", refresh = [\"r\"] } | file: want ~/PATH or /PATH: ~/../x",
                "[claude];login = { file = \"~/x/\", refresh = [\"r\"] } | file: want ~/PATH or /PATH: ~/x/",
                "[claude];login = { file = \"~/x\", refresh = [\"a..b\"] } | refresh: want names with a dot between them: a..b",
                "[claude];login = { file = \"~/x\", refresh = [\"\"] } | refresh: want names with a dot",
                "[claude];login = { file = \"~/x\", refresh = [\"r\"], home = \"H/..\" } | home: want NAME or NAME/PATH",
                "[claude];login = { file = \"~/x\", refresh = [\"r\"], home = \"9\" } | home: want NAME or NAME/PATH: 9",
                "[claude];login = { file = \"~/x\", refresh = [\"r\"], variable = \"A-B\" } | not a variable name: A-B",
                "[claude];login = { file = \"~/x\", refreshes = [\"r\"] } | refreshes: unknown field",
                "[claude];helper = \"json\" | :2:1: helper: want \"none\" or \"raw\": json",
                "[newtool];title = \"New\" | :1:1: newtool: a new tool, want its variable",
                "[\"sv.relay\"];variable = \"X\" | :1:1: sv.relay: names that begin with sv. are sv's own",
                "[\"New Tool\"];variable = \"X\" | :1:1: New Tool: not a tool name",
                "claude = 3 | :1:1: claude: want a table",
                "[project.\"w/shop\".claude];keep = [] | w/shop: want an absolute path",
                "[project.\"/w/../etc\".claude];keep = [] | /w/../etc: want an absolute path",
                "[project.\"/w/\".claude];keep = [] | /w/: want an absolute path",
                "[project.\"/w\".nosuch];keep = [] | nosuch: no such tool",
                "[claude];[claude] | :2:1:",
                "[claude | :1:8:",
            })
    void load_badFile_isRefusedWithItsPlace(String toml, String expected) {
        ToolTableException refused = assertThrows(ToolTableException.class, () -> load(toml.replace(';', '\n')));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith(file() + ":"), message);
        assertTrue(message.contains(expected), message);
    }

    @Test
    void load_notUtf8_isRefused() throws IOException {
        Files.write(file(), new byte[] {'#', ' ', (byte) 0xff, '\n'});
        chmod(file(), "rw-------");
        assertTrue(refusal().contains("not UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw----", "rw----rw-", "rw-------"})
    void load_fileOthersMayWrite_isRefused(String mode) throws IOException {
        Files.writeString(file(), "");
        chmod(file(), mode);
        if (mode.equals("rw-------")) {
            chmod(directory, "rwxrwxrwx");
        }
        assertTrue(refusal().contains("others may write it"), refusal());
    }

    @Test
    void load_linkThatLeadsNowhere_isRefusedAndNotTakenForAbsence() throws IOException {
        Files.createSymbolicLink(file(), directory.resolve("gone"));
        assertTrue(refusal().contains("cannot be read"));
    }

    private String refusal() {
        return String.valueOf(assertThrows(ToolTableException.class, () -> ToolTable.load(directory.toFile()))
                .getMessage());
    }

    private ToolTable load(String toml) throws Exception {
        Files.write(file(), toml.getBytes(StandardCharsets.UTF_8));
        chmod(file(), "rw-r--r--");
        return ToolTable.load(directory.toFile());
    }

    private Path file() {
        return directory.resolve("tools.toml");
    }

    private static Tool find(ToolTable table, String name) {
        Tool tool = table.find(new ToolName(name));
        assertNotNull(tool);
        assertFalse(tool.programs().isEmpty());
        return tool;
    }

    private static void chmod(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
