package dev.sessionvault.vault.tool;

import dev.sessionvault.vault.ToolName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A parsed TOML file: changes to tools, everywhere and in single projects.
 *
 * @param tools by tool name
 * @param projects outermost directories first
 */
record UserTable(Map<String, ToolPatch> tools, List<Section> projects) {

    /** What {@code [project."/path".tool]} says. */
    record Section(String path, String tool, ToolPatch patch) {

        /** Whether this section holds for a directory: its own, or one below. */
        boolean covers(String directory) {
            return path.equals("/")
                    || directory.equals(path)
                    || (directory.startsWith(path) && directory.charAt(path.length()) == '/');
        }
    }

    UserTable {
        projects = projects.stream()
                .sorted(Comparator.comparingInt(section -> section.path().length()))
                .toList();
    }

    /** These tools, changed and added to; sorted by name. */
    List<Tool> over(List<Tool> shipped) {
        Map<String, Tool> byName = new TreeMap<>();
        for (Tool tool : shipped) {
            byName.put(tool.name().value(), tool);
        }
        tools.forEach((name, patch) -> byName.put(name, patched(byName.get(name), name, patch)));
        return List.copyOf(new ArrayList<>(byName.values()));
    }

    private static Tool patched(@Nullable Tool old, String name, ToolPatch patch) {
        return old == null ? patch.create(new ToolName(name)) : patch.applyTo(old);
    }

    Tool forProject(Tool tool, String directory) {
        Tool changed = tool;
        for (Section section : projects) {
            if (section.tool().equals(tool.name().value()) && section.covers(directory)) {
                changed = section.patch().applyTo(changed);
            }
        }
        return changed;
    }

    /** The tools as each single section changes them. */
    List<Tool> inProjects(List<Tool> all) {
        return projects.stream()
                .flatMap(section -> all.stream()
                        .filter(tool -> tool.name().value().equals(section.tool()))
                        .map(section.patch()::applyTo))
                .toList();
    }
}
