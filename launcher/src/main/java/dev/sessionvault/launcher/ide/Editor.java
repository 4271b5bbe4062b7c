package dev.sessionvault.launcher.ide;

import dev.sessionvault.launcher.edit.Change;
import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.edit.TextFile;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An editor, and its files in a project. What is written there names {@code sv} without a directory: such files are
 * shared with people who have it elsewhere, and the editor finds it along PATH as a shell does.
 */
public enum Editor {
    VSCODE("vscode", JsonTasks.ofVsCode(), new VsCodeProfiles()),
    INTELLIJ("intellij", new IntelliJ()),
    ZED("zed", JsonTasks.ofZed());

    private final String name;
    private final List<ProjectFile> files;

    Editor(String name, ProjectFile... files) {
        this.name = name;
        this.files = List.of(files);
    }

    public static Editor of(String name) throws LauncherException {
        for (Editor editor : values()) {
            if (editor.name.equals(name)) {
                return editor;
            }
        }
        throw new LauncherException(
                ExitCode.USAGE, "find the editor: not one that sv writes for", "vscode, intellij or zed");
    }

    /** What is to be done so that each of the tools can be started there; nothing is written yet. */
    public List<Change> install(Path project, List<String> tools) throws LauncherException {
        return changes(files, project, tools, ProjectFile::put);
    }

    /**
     * What is to be done so that new run configurations of Java programs have the agent.
     *
     * @param agent the jar's path, below {@code $USER_HOME$} if it is below the home directory
     */
    public List<Change> installAgent(Path project, String tool, String agent) throws LauncherException {
        if (this != INTELLIJ) {
            throw new LauncherException(
                    ExitCode.USAGE, "put the Java agent in: " + name + ": sv does that for intellij alone", null);
        }
        return changes(List.of(new JavaTemplate(agent)), project, List.of(tool), ProjectFile::put);
    }

    /** What is to be done so that nothing of that is left. */
    public List<Change> remove(Path project, List<String> tools) throws LauncherException {
        List<ProjectFile> all = new ArrayList<>(files);
        if (this == INTELLIJ) {
            all.add(new JavaTemplate(""));
        }
        return changes(all, project, tools, ProjectFile::remove);
    }

    private interface Step {
        String apply(ProjectFile file, String text, String tool) throws MalformedException;
    }

    private static List<Change> changes(List<ProjectFile> files, Path project, List<String> tools, Step step)
            throws LauncherException {
        List<Change> changes = new ArrayList<>();
        for (ProjectFile file : files) {
            for (List<String> together : file.groups(tools)) {
                changes.add(change(TextFile.below(project, file.path(together.get(0))), file, together, step));
            }
        }
        return changes;
    }

    private static Change change(TextFile found, ProjectFile file, List<String> tools, Step step)
            throws LauncherException {
        String before = found.exists() ? found.text() : file.beginning();
        String text = before;
        try {
            for (String tool : tools) {
                text = step.apply(file, text, tool);
            }
        } catch (MalformedException e) {
            throw found.malformed(e);
        }
        if (text.equals(before)) {
            return found.to(found.exists() ? before : null);
        }
        return found.to(text.equals(file.beginning()) ? null : text);
    }
}
