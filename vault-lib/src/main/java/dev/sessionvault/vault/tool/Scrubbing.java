package dev.sessionvault.vault.tool;

import java.util.List;

/** Which of the caller's variables a tool may see. Works on bytes: an environment need not be UTF-8. */
public final class Scrubbing {
    private final ToolTable table;
    private final Tool tool;
    private final String variable;

    private Scrubbing(ToolTable table, Tool tool, String variable) {
        this.table = table;
        this.tool = tool;
        this.variable = variable;
    }

    /** For this tool, whose key will be in {@code variable}. */
    public static Scrubbing of(ToolTable table, Tool tool, String variable) {
        return new Scrubbing(table, tool, variable);
    }

    /** Also passes on these names; one that names another tool's key must name it in full. */
    public Scrubbing keep(List<String> names) {
        return this;
    }

    /** Passes on a short list of harmless names only, and those to be kept. */
    public Scrubbing clean() {
        return this;
    }

    public Tool tool() {
        return tool;
    }

    /** The variable that will hold the key. */
    public String variable() {
        return variable;
    }

    public Scrubbed apply(List<byte[]> environment) {
        throw new UnsupportedOperationException(table.toString());
    }
}
