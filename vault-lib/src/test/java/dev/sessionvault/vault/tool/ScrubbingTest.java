package dev.sessionvault.vault.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubbingTest {
    /** Made up; put together so that no scanner stops here. */
    private static final String KEY = "sk-" + "ant-" + "api03-a1B2c3D4e5F6g7H8i9J0";

    private static final ToolTable TABLE = ToolTable.builtIn();

    static List<String> toolNames() {
        return TABLE.tools().stream().map(tool -> tool.name().value()).toList();
    }

    /** What sv is for: with every tool's key around, a tool is left with none, and is then given its own. */
    @ParameterizedTest
    @MethodSource("toolNames")
    void everyToolsKeys_areWithheldFromEachTool(String name) {
        List<byte[]> environment = new ArrayList<>(List.of(bytes("PATH=/bin")));
        for (String variable : allKeyVariables()) {
            environment.add(bytes(variable + "=harmless looking"));
        }
        environment.add(bytes("LANG=C"));
        Scrubbed scrubbed = scrubbing(name).apply(environment);
        assertEquals(List.of("PATH", "LANG"), scrubbed.keptNames());
        assertEquals(allKeyVariables().size(), scrubbed.dropped().size());
        for (Dropped dropped : scrubbed.dropped()) {
            assertTrue(dropped.why().isByTable(), dropped.name());
        }
    }

    /** No name of a key in the table is known from the table alone to one tool and let through to another. */
    @ParameterizedTest
    @MethodSource("toolNames")
    void keyOfEveryTool_underAnotherName_isWithheld(String name) {
        for (String key : ValueScanTest.KEYS) {
            Scrubbed scrubbed = scrubbing(name).apply(List.of(bytes("NOTES=" + key)));
            assertEquals(List.of(new Dropped("NOTES", Withheld.VALUE)), scrubbed.dropped());
        }
    }

    @Test
    void reasons_areTold() {
        assertDropped("OPENAI_API_KEY=x", "OPENAI_API_KEY", Withheld.OTHER_TOOL);
        assertDropped("GITHUB_TOKEN=x", "GITHUB_TOKEN", Withheld.OTHER_TOOL);
        assertDropped("ANTHROPIC_API_KEY=old", "ANTHROPIC_API_KEY", Withheld.STALE);
        assertDropped("ANTHROPIC_AUTH_TOKEN=x", "ANTHROPIC_AUTH_TOKEN", Withheld.STALE);
        assertDropped("CLAUDE_CODE_USE_BEDROCK=1", "CLAUDE_CODE_USE_BEDROCK", Withheld.CONFLICT);
        assertDropped("ACME_PASSWORD=x", "ACME_PASSWORD", Withheld.NAME);
        assertDropped("ACME_API_KEY=", "ACME_API_KEY", Withheld.NAME);
        assertDropped("NOTES=see " + KEY, "NOTES", Withheld.VALUE);
    }

    @Test
    void conflict_ofAnotherTool_stays() {
        assertEquals(
                List.of("CLAUDE_CODE_USE_BEDROCK"),
                scrubbing("codex")
                        .apply(List.of(bytes("CLAUDE_CODE_USE_BEDROCK=1")))
                        .keptNames());
    }

    @Test
    void baseUrl_stays_butIsACaution() {
        assertTrue(kept(claude(), "ANTHROPIC_BASE_URL=http://localhost:1"));
        assertTrue(ToolTableTest.tool("claude").cautions().contains("ANTHROPIC_BASE_URL"));
    }

    @Test
    void entryWithoutEquals_thatIsAKey_goesAndIsNotShown() {
        assertDropped(KEY, "(looks like a key)", Withheld.VALUE);
        assertDropped(KEY + "=1", "(looks like a key)", Withheld.VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "=", "=x", "WITHOUT_EQUALS", "A=", "A==", "A=b=c", "A=\u00ff\u0080", "\u00e4=1", "A b=c"})
    void oddEntry_stays_byteForByte(String entry) {
        byte[] before = latin1(entry);
        List<byte[]> kept = claude().apply(List.of(before)).kept();
        assertEquals(1, kept.size());
        assertArrayEquals(before, kept.get(0));
    }

    @Test
    void duplicates_ofAHarmlessName_allStay_inOrder() {
        Scrubbed scrubbed = claude().apply(List.of(bytes("A=1"), bytes("B=2"), bytes("A=3")));
        assertEquals(List.of("A", "B", "A"), scrubbed.keptNames());
        assertArrayEquals(bytes("A=3"), scrubbed.kept().get(2));
    }

    @Test
    void duplicates_ofAKey_allGo() {
        Scrubbed scrubbed = claude().apply(List.of(bytes("OPENAI_API_KEY=1"), bytes("OPENAI_API_KEY=2")));
        assertEquals(2, scrubbed.dropped().size());
        assertTrue(scrubbed.kept().isEmpty());
    }

    @Test
    void unprintableName_isShownEscaped() {
        byte[] entry = latin1("A\u001b[31m\u00ff_TOKEN=x");
        assertEquals(
                "A\\x1b[31m\\xff_TOKEN",
                claude().apply(List.of(entry)).dropped().get(0).name());
    }

    @Test
    void keep_byFullName_savesEvenAnotherToolsKey() {
        Scrubbing scrubbing = claude().keep(List.of("GITHUB_TOKEN", "ACME_API_KEY", "CLAUDE_CODE_USE_BEDROCK"));
        assertTrue(kept(scrubbing, "GITHUB_TOKEN=x"));
        assertTrue(kept(scrubbing, "ACME_API_KEY=" + KEY));
        assertTrue(kept(scrubbing, "CLAUDE_CODE_USE_BEDROCK=1"));
        assertFalse(kept(scrubbing, "GH_TOKEN=x"));
    }

    @Test
    void keep_byPrefix_savesLookalikesOnly() {
        Scrubbing scrubbing = claude().keep(List.of("ACME_*", "OPENAI_*", "CLAUDE_*"));
        assertTrue(kept(scrubbing, "ACME_TOKEN=x"));
        assertTrue(kept(scrubbing, "ACME_NOTES=" + KEY));
        assertFalse(kept(scrubbing, "OPENAI_API_KEY=x"));
        assertFalse(kept(scrubbing, "CLAUDE_CODE_USE_BEDROCK=1"));
        assertFalse(kept(scrubbing, "ACM_TOKEN=x"));
    }

    @Test
    void keep_ofTheVariableThatHoldsTheKey_doesNotLetTheStaleOneBy() {
        assertFalse(kept(claude().keep(List.of("ANTHROPIC_API_KEY")), "ANTHROPIC_API_KEY=stale"));
    }

    @Test
    void clean_onlyTheListedAndTheKept_stay() {
        Scrubbing scrubbing = claude().clean().keep(List.of("MY_MODE"));
        List<byte[]> environment = new ArrayList<>();
        for (String name : ("PATH HOME USER LOGNAME SHELL TERM COLORTERM LANG LC_ALL TZ TMPDIR XDG_RUNTIME_DIR EDITOR"
                        + " VISUAL PAGER DISPLAY WAYLAND_DISPLAY HTTPS_PROXY no_proxy MY_MODE")
                .split(" ")) {
            environment.add(bytes(name + "=x"));
        }
        int listed = environment.size();
        environment.addAll(List.of(bytes("SSH_AUTH_SOCK=x"), bytes("FOO=x"), bytes("XDG_TOKEN=x")));
        Scrubbed scrubbed = scrubbing.apply(environment);
        assertEquals(listed, scrubbed.kept().size());
        assertEquals(
                List.of(
                        new Dropped("SSH_AUTH_SOCK", Withheld.UNLISTED),
                        new Dropped("FOO", Withheld.UNLISTED),
                        new Dropped("XDG_TOKEN", Withheld.NAME)),
                scrubbed.dropped());
    }

    @Test
    void subcommand_decidesTheVariable_onlyAsFirstWord() {
        Tool codex = ToolPatchTest.remapped(ToolTableTest.tool("codex"), "OPENAI_API_KEY");
        assertEquals("CODEX_API_KEY", codex.variableFor(ToolTableTest.arguments("--json", "exec", "x")));
        assertEquals("OPENAI_API_KEY", codex.variableFor(ToolTableTest.arguments("explain", "exec")));
        assertEquals("OPENAI_API_KEY", codex.variableFor(List.of()));
        assertEquals("OPENAI_API_KEY", codex.variableFor(List.of(new byte[0])));
    }

    private static Set<String> allKeyVariables() {
        return new TreeSet<>(TABLE.keyVariables());
    }

    private static void assertDropped(String entry, String name, Withheld why) {
        assertEquals(
                List.of(new Dropped(name, why)),
                claude().apply(List.of(bytes(entry))).dropped());
    }

    private static boolean kept(Scrubbing scrubbing, String entry) {
        return !scrubbing.apply(List.of(bytes(entry))).kept().isEmpty();
    }

    private static Scrubbing claude() {
        return scrubbing("claude");
    }

    private static Scrubbing scrubbing(String name) {
        Tool tool = ToolTableTest.tool(name);
        return Scrubbing.of(TABLE, tool, tool.variable());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
