package dev.sessionvault.vault.tool;

import dev.sessionvault.vault.ToolName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that a table in a TOML file gives; {@code null} where it says nothing. */
record ToolPatch(
        @Nullable String title,
        @Nullable List<String> programs,
        @Nullable String variable,
        @Nullable Map<String, String> subcommands,
        @Nullable List<String> other,
        @Nullable Map<String, String> companions,
        @Nullable Map<String, String> needs,
        @Nullable List<String> conflicts,
        @Nullable List<String> cautions,
        @Nullable List<String> stores,
        @Nullable List<String> loginFields,
        @Nullable KeyShape keyShape,
        @Nullable String helper,
        @Nullable List<String> keep,
        @Nullable String note,
        @Nullable List<String> check,
        @Nullable String console) {

    /** A tool that no table had before. The parser has made sure that its variable is given. */
    Tool create(ToolName name) {
        return applyTo(new Tool(
                name,
                name.value(),
                List.of(name.value()),
                or(variable, ""),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "none",
                List.of(),
                "",
                List.of(),
                ""));
    }

    /** The tool with these fields instead of its own. */
    Tool applyTo(Tool tool) {
        return new Tool(
                tool.name(),
                or(title, tool.title()),
                or(programs, tool.programs()),
                or(variable, tool.variable()),
                or(subcommands, tool.subcommandVariables()),
                otherVariables(tool),
                or(companions, tool.companions()),
                or(needs, tool.needs()),
                or(conflicts, tool.conflicts()),
                or(cautions, tool.cautions()),
                or(stores, tool.stores()),
                or(loginFields, tool.loginFields()),
                shape(tool),
                or(helper, tool.helper()),
                or(keep, tool.keep()),
                or(note, tool.note()),
                or(check, tool.check()),
                console(tool));
    }

    private static <T> T or(@Nullable T given, T own) {
        return given != null ? given : own;
    }

    /** Only ever more of them: remapping a key must not stop the old variable from being withheld. */
    private List<String> otherVariables(Tool tool) {
        Set<String> all = new LinkedHashSet<>(tool.otherVariables());
        all.addAll(or(other, List.of()));
        all.add(tool.variable());
        all.addAll(tool.subcommandVariables().values());
        all.remove(or(variable, tool.variable()));
        all.removeAll(or(subcommands, tool.subcommandVariables()).values());
        return List.copyOf(new ArrayList<>(all));
    }

    /** Another variable is another service's: its keys look different. */
    private @Nullable KeyShape shape(Tool tool) {
        return keyShape != null || isRemapped(tool) ? keyShape : tool.keyShape();
    }

    /** And they are revoked elsewhere. */
    private String console(Tool tool) {
        return or(console, isRemapped(tool) ? "" : tool.console());
    }

    private boolean isRemapped(Tool tool) {
        return variable != null && !variable.equals(tool.variable());
    }
}
