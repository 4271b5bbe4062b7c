package dev.sessionvault.agent.boot;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which programs are started by way of {@code sv run}. */
public final class Wrapping {
    private static final int WORDS_BEFORE = 4;

    private final String sv;
    private final Map<String, String> tools;

    /** @param tools from a program's name to the tool that it is; empty: every command stays as it is */
    public Wrapping(String sv, Map<String, String> tools) {
        this.sv = sv;
        this.tools = new HashMap<>(tools);
    }

    /**
     * The tool by its name, not by its path: {@code sv run} finds the program that its owner trusts, and a project could
     * bring one of the same name.
     */
    String[] command(String[] command) {
        String tool = command.length == 0 ? null : toolOf(command[0]);
        if (tool == null) {
            return command;
        }
        String[] wrapped = new String[WORDS_BEFORE + command.length - 1];
        wrapped[0] = sv;
        wrapped[1] = "run";
        wrapped[2] = tool;
        wrapped[3] = "--";
        System.arraycopy(command, 1, wrapped, WORDS_BEFORE, command.length - 1);
        return wrapped;
    }

    private @Nullable String toolOf(@Nullable String program) {
        return program == null ? null : tools.get(program.substring(program.lastIndexOf('/') + 1));
    }
}
