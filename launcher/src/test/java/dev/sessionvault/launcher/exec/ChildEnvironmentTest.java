package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.tool.Scrubbing;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {
    private static final String COMPANION = "CLAUDE_CODE_SUBPROCESS_ENV_SCRUB";

    @Test
    void companion_isAddedOnce() {
        ChildEnvironment child = child(claude(), "A=1", "B=2");
        assertEquals(List.of("A=1", "B=2", COMPANION + "=1"), shown(child));
        assertEquals("ANTHROPIC_API_KEY", child.variable());
    }

    @Test
    void companion_ofTheCallers_isReplacedInItsPlace() {
        assertEquals(
                List.of("A=1", COMPANION + "=1", "B=2"),
                shown(child(claude(), "A=1", COMPANION + "=0", "B=2", COMPANION + "=")));
    }

    @Test
    void companion_thatTheUserKeeps_staysTheCallers() {
        Scrubbing keeping = claude().keep(List.of(COMPANION));
        assertEquals(List.of(COMPANION + "=0"), shown(child(keeping, COMPANION + "=0")));
        assertEquals(List.of("A=1", COMPANION + "=1"), shown(child(keeping, "A=1")));
    }

    @Test
    void cautions_areThoseThatStay() {
        assertEquals(
                List.of("ANTHROPIC_BASE_URL"),
                child(claude(), "ANTHROPIC_BASE_URL=http://localhost", "OPENAI_BASE_URL=x")
                        .cautions());
        assertEquals(List.of(), child(claude(), "A=1").cautions());
    }

    @Test
    void keptAndDropped_areNamed() {
        ChildEnvironment child = child(claude(), "A=1", "OPENAI_API_KEY=x");
        assertEquals(List.of("A"), child.kept());
        assertEquals("OPENAI_API_KEY", child.dropped().get(0).name());
    }

    private static Scrubbing claude() {
        ToolTable table = ToolTable.builtIn();
        Tool tool = Objects.requireNonNull(table.find(new ToolName("claude")));
        return Scrubbing.of(table, tool, tool.variable());
    }

    private static ChildEnvironment child(Scrubbing scrubbing, String... caller) {
        return ChildEnvironment.of(Arrays.stream(caller).map(Octets::of).toList(), scrubbing);
    }

    private static List<String> shown(ChildEnvironment child) {
        return child.entries().stream().map(Octets::display).toList();
    }
}
