package dev.sessionvault.launcher.ide;

import dev.sessionvault.launcher.edit.JsonDocument;
import dev.sessionvault.launcher.edit.JsonValue;
import dev.sessionvault.launcher.edit.MalformedException;
import java.util.List;
import java.util.function.Function;

/** A list of tasks in JSON. Their labels say which are ours. */
final class JsonTasks implements ProjectFile {
    private static final String LABEL = "label";

    private final String path;
    private final String beginning;
    private final String unit;
    private final List<String> list;
    private final Function<JsonValue, JsonValue> more;

    private JsonTasks(
            String path, String beginning, String unit, List<String> list, Function<JsonValue, JsonValue> more) {
        this.path = path;
        this.beginning = beginning;
        this.unit = unit;
        this.list = list;
        this.more = more;
    }

    /** VS Code starts the command as it is, without a shell in between, in a panel of its own. */
    static JsonTasks ofVsCode() {
        String beginning = """
                // From `sv ide vscode`; `sv ide vscode --remove` takes it away.
                {
                    "version": "2.0.0",
                    "tasks": [
                    ]
                }
                """;
        JsonValue panel =
                JsonValue.object().with("panel", JsonValue.of("dedicated")).with("focus", JsonValue.of(true));
        return new JsonTasks(
                ".vscode/tasks.json",
                beginning,
                "    ",
                List.of("tasks"),
                task -> task.with("type", JsonValue.of("process"))
                        .with("problemMatcher", JsonValue.list(List.of()))
                        .with("presentation", panel));
    }

    /** Zed has no file for agents in a project: {@code agent_servers} is read from the user's own settings only. */
    static JsonTasks ofZed() {
        String beginning = """
                // From `sv ide zed`; `sv ide zed --remove` takes it away.
                [
                ]
                """;
        return new JsonTasks(
                ".zed/tasks.json",
                beginning,
                "  ",
                List.of(),
                task -> task.with("use_new_terminal", JsonValue.of(true)));
    }

    @Override
    public String path(String tool) {
        return path;
    }

    @Override
    public String beginning() {
        return beginning;
    }

    @Override
    public String put(String text, String tool) throws MalformedException {
        JsonDocument file = JsonDocument.parse(text, unit);
        return file.listHas(list, LABEL, ProjectFile.label(tool))
                ? text
                : file.add(list, task(tool)).text();
    }

    private JsonValue task(String tool) {
        return more.apply(JsonValue.object()
                .with(LABEL, JsonValue.of(ProjectFile.label(tool)))
                .with("command", JsonValue.of("sv"))
                .with("args", JsonValue.list(List.of("run", tool))));
    }

    @Override
    public String remove(String text, String tool) throws MalformedException {
        return JsonDocument.parse(text, unit)
                .removeFrom(list, LABEL, ProjectFile.label(tool))
                .text();
    }
}
