package dev.sessionvault.vault.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ToolPatchTest {
    @Test
    void applyTo_nothingGiven_isTheSameTool() {
        for (Tool tool : ToolTable.builtIn().tools()) {
            assertEquals(tool, empty(null).applyTo(tool));
        }
    }

    @Test
    void applyTo_variableSwapped_bothStayKeyVariables() {
        Tool codex = remapped(ToolTableTest.tool("codex"), "OPENAI_API_KEY");
        assertEquals("OPENAI_API_KEY", codex.variable());
        assertTrue(codex.isKeyVariable("CODEX_API_KEY"));
        assertFalse(codex.otherVariables().contains("OPENAI_API_KEY"));
    }

    static Tool remapped(Tool tool, String variable) {
        return empty(variable).applyTo(tool);
    }

    private static ToolPatch empty(@org.jspecify.annotations.Nullable String variable) {
        return new ToolPatch(
                null, null, variable, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }
}
