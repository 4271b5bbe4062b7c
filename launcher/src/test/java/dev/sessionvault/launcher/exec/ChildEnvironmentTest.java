package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.tool.Scrubbing;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildEnvironmentTest {
    private static final String COMPANION = "CLAUDE_CODE_SUBPROCESS_ENV_SCRUB";

    @TempDir
    Path directory;

    @Test
    void companion_whoseProgramIsMissing_isNotSetAndSaid() {
        ChildEnvironment child = ChildEnvironment.of(List.of(Octets.of(path()), Octets.of("A=1")), claude());
        assertEquals(List.of("A=1"), shown(child));
        assertEquals(Map.of(COMPANION, "bwrap"), child.lacking());
    }

    @Test
    void companion_isAddedOnce() throws IOException {
        ChildEnvironment child = child(claude(), "A=1", "B=2");
        assertEquals(List.of("A=1", "B=2", COMPANION + "=1"), shown(child));
        assertEquals("ANTHROPIC_API_KEY", child.variable());
        assertEquals(Map.of(), child.lacking());
    }

    @Test
    void companion_ofTheCallers_isReplacedInItsPlace() throws IOException {
        assertEquals(
                List.of("A=1", COMPANION + "=1", "B=2"),
                shown(child(claude(), "A=1", COMPANION + "=0", "B=2", COMPANION + "=")));
    }

    @Test
    void companion_thatTheUserKeeps_staysTheCallers() throws IOException {
        Scrubbing keeping = claude().keep(List.of(COMPANION));
        assertEquals(List.of(COMPANION + "=0"), shown(child(keeping, COMPANION + "=0")));
        assertEquals(List.of("A=1", COMPANION + "=1"), shown(child(keeping, "A=1")));
    }

    @Test
    void cautions_areThoseThatStay() throws IOException {
        assertEquals(
                List.of("ANTHROPIC_BASE_URL"),
                child(claude(), "ANTHROPIC_BASE_URL=http://localhost", "OPENAI_BASE_URL=x")
                        .cautions());
        assertEquals(List.of(), child(claude(), "A=1").cautions());
    }

    @Test
    void keptAndDropped_areNamed() throws IOException {
        ChildEnvironment child = child(claude(), "A=1", "OPENAI_API_KEY=x");
        assertEquals(List.of("PATH", "A"), child.kept());
        assertEquals("OPENAI_API_KEY", child.dropped().get(0).name());
    }

    private static Scrubbing claude() {
        ToolTable table = ToolTable.builtIn();
        Tool tool = Objects.requireNonNull(table.find(new ToolName("claude")));
        return Scrubbing.of(table, tool, tool.variable());
    }

    /** On a machine with bubblewrap, which the companion needs. */
    private ChildEnvironment child(Scrubbing scrubbing, String... caller) throws IOException {
        Fixture.executable(directory.resolve("bwrap"), "");
        List<String> environment = new ArrayList<>(List.of(path()));
        environment.addAll(List.of(caller));
        return ChildEnvironment.of(environment.stream().map(Octets::of).toList(), scrubbing);
    }

    private String path() {
        return "PATH=" + directory;
    }

    /** All but the PATH. */
    private List<String> shown(ChildEnvironment child) {
        return child.entries().stream()
                .map(Octets::display)
                .filter(entry -> !entry.equals(path()))
                .toList();
    }
}
