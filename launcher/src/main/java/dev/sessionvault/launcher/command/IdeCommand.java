package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.edit.Change;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.ide.Editor;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ide",
        sortOptions = false,
        description = {
            "Let an editor start tools through sv: tasks, run configurations, terminal profiles.",
            "",
            "They are written into the project, beside what is there, and call `sv` without a directory, so that they"
                    + " work for all who share the project: sv must be on the PATH that the editor has."
        },
        footer = {
            "",
            "Examples:",
            "  sv ide vscode claude codex       tasks `sv: claude`, `sv: codex`; and in the terminal's menu",
            "  sv ide intellij                  for every tool of `sv tools` that is installed",
            "  sv ide intellij --agent claude   new Java run configurations here get its key by sv-agent.jar",
            "  sv ide zed claude --dry-run      shows what would be written",
            "  sv ide vscode --remove           takes all of it away again"
        })
final class IdeCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "EDITOR", description = "vscode, intellij or zed.")
    String editor = "";

    @Parameters(index = "1..*", paramLabel = "TOOL", description = "Tools of `sv tools`. Default: those installed.")
    List<String> names = new ArrayList<>();

    @Option(names = "--remove", description = "Take it away again; of all tools, if none is named.")
    boolean remove;

    @Option(
            names = "--agent",
            description = "Of intellij: new run configurations of Java programs get the key, by sv-agent.jar.")
    boolean agent;

    @Option(names = "--project", paramLabel = "DIR", description = "The project. Default: the git root here, or here.")
    @Nullable
    String project;

    @Mixin
    ChangeOptions options = new ChangeOptions();

    IdeCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Editor wanted = Editor.of(editor);
        Path directory = Path.of(directory());
        List<String> tools = tools(directory);
        return options.perform(sv.machine(), changes(wanted, directory, tools));
    }

    private List<Change> changes(Editor wanted, Path directory, List<String> tools) throws LauncherException {
        if (remove) {
            return wanted.remove(directory, tools);
        }
        return agent
                ? wanted.installAgent(directory, tools.get(0), agentBelowHome())
                : wanted.install(directory, tools);
    }

    /** The project's files are shared with people whose home is another. */
    private String agentBelowHome() throws LauncherException {
        if (names.size() != 1) {
            throw Failure.usage(
                    "read the command line: ide --agent: want one tool, whose key Java programs get",
                    "sv ide intellij --agent claude");
        }
        String path = AgentJar.path();
        String home = sv.machine().environment().get("HOME");
        return home != null && home.length() > 1 && path.startsWith(home + "/")
                ? "$USER_HOME$" + path.substring(home.length())
                : path;
    }

    private String directory() throws LauncherException {
        return project == null ? Place.project() : Place.real(project);
    }

    private List<String> tools(Path directory) throws LauncherException {
        ToolTable table = KeyFor.table(sv.machine());
        List<String> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(KeyFor.tool(table, name).name().value());
        }
        if (chosen.isEmpty()) {
            for (Tool tool : table.tools()) {
                if (remove || isInstalled(tool, directory)) {
                    chosen.add(tool.name().value());
                }
            }
        }
        if (chosen.isEmpty()) {
            throw Failure.usage(
                    "find the tools: none of `sv tools` is installed", "name one: sv ide " + editor + " claude");
        }
        return chosen;
    }

    private boolean isInstalled(Tool tool, Path directory) {
        try {
            ToolProgram.find(
                    sv.machine(), tool, directory.toString(), Caller.ofProcess().environment());
            return true;
        } catch (LauncherException e) {
            return false;
        }
    }
}
