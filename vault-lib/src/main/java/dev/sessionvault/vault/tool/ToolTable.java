package dev.sessionvault.vault.tool;

import dev.sessionvault.vault.ToolName;
import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every tool that sv knows: the shipped table, and over it the user's {@code tools.toml}. Nothing is ever read from a
 * project's directory: a hostile repository must not be able to say where a key goes.
 */
public final class ToolTable {
    private final List<Tool> tools;

    ToolTable(List<Tool> tools) {
        this.tools = tools;
    }

    /** The shipped table alone. */
    public static ToolTable builtIn() {
        throw new UnsupportedOperationException();
    }

    /**
     * The shipped table, with {@code tools.toml} of this directory over it if there is one.
     *
     * @throws ToolTableException if that file does not parse, or others than its owner may write it
     */
    public static ToolTable load(File configDirectory) throws ToolTableException {
        throw new UnsupportedOperationException(configDirectory.toString());
    }

    /** The tool of that name, or {@code null}. */
    public @Nullable Tool find(ToolName name) {
        for (Tool tool : tools) {
            if (tool.name().value().equals(name.value())) {
                return tool;
            }
        }
        return null;
    }

    /** All tools, sorted by name. */
    public List<Tool> tools() {
        return tools;
    }

    /** The tool as the user's {@code [project."/path"]} sections for this directory and those above it change it. */
    public Tool forProject(Tool tool, String projectPath) {
        return tool;
    }
}
