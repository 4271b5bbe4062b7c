package dev.sessionvault.vault.tool;

import dev.sessionvault.vault.ToolName;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every tool that sv knows: the shipped table, and over it the user's {@code tools.toml}. Nothing is ever read from a
 * project's directory: a hostile repository must not be able to say where a key goes.
 */
public final class ToolTable {
    private static final String USER_FILE = "tools.toml";

    private final CompiledTable shipped;
    private final @Nullable UserTable user;
    private final @Nullable List<Tool> changed;

    private ToolTable(CompiledTable shipped, @Nullable UserTable user) {
        this.shipped = shipped;
        this.user = user;
        this.changed = user == null ? null : user.over(shipped.tools());
    }

    /** The shipped table alone. */
    public static ToolTable builtIn() {
        return new ToolTable(ShippedTools.table(), null);
    }

    /**
     * The shipped table, with {@code tools.toml} of this directory over it if there is one.
     *
     * @throws ToolTableException if that file does not parse, or others than its owner may write it
     */
    public static ToolTable load(File configDirectory) throws ToolTableException {
        Path file = path(new File(configDirectory, USER_FILE));
        if (!UserFile.exists(file)) {
            return builtIn();
        }
        UserFile.requireOwn(file);
        CompiledTable shipped = ShippedTools.table();
        return new ToolTable(shipped, TomlFile.parse(file, names(shipped.tools())));
    }

    private static Path path(File file) throws ToolTableException {
        try {
            return file.toPath();
        } catch (InvalidPathException e) {
            // A name that this locale cannot spell: not reading the file would undo the user's remapping in silence.
            throw new ToolTableException(file + ": cannot be named in this locale, want a UTF-8 one");
        }
    }

    private static Set<String> names(List<Tool> tools) {
        Set<String> names = new HashSet<>();
        for (Tool tool : tools) {
            names.add(tool.name().value());
        }
        return names;
    }

    /** The tool of that name, or {@code null}. */
    public @Nullable Tool find(ToolName name) {
        if (changed == null) {
            return shipped.find(name);
        }
        for (Tool tool : changed) {
            if (tool.name().value().equals(name.value())) {
                return tool;
            }
        }
        return null;
    }

    /** All tools, sorted by name. */
    public List<Tool> tools() {
        return changed == null ? shipped.tools() : changed;
    }

    /**
     * The tool as the user's {@code [project."/path"]} sections change it, the nearest directory having the last word.
     *
     * @param projectPath a real path: the directory that the tool is started for
     */
    public Tool forProject(Tool tool, String projectPath) {
        return user == null ? tool : user.forProject(tool, projectPath);
    }

    /** Every variable that any tool reads a key from, in any project. */
    Set<String> keyVariables() {
        if (user == null) {
            return new HashSet<>(shipped.keyVariables());
        }
        List<Tool> all = new ArrayList<>(tools());
        all.addAll(user.inProjects(tools()));
        Set<String> names = new HashSet<>();
        for (Tool tool : all) {
            names.addAll(tool.keyVariables());
        }
        return names;
    }
}
