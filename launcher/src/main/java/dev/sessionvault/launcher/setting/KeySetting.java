package dev.sessionvault.launcher.setting;

import dev.sessionvault.launcher.edit.Change;
import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.edit.TextFile;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where and how one tool is told which command prints its key. */
public final class KeySetting {
    private final Path file;
    private final @Nullable Path project;
    private final SettingText text;

    private KeySetting(Path file, @Nullable Path project, SettingText text) {
        this.file = file;
        this.project = project;
        this.text = text;
    }

    /**
     * @param sv the start script's real path: a setting that found sv along PATH would ask whatever is called so
     * @param project for this project only; {@code null} for all of them
     * @throws LauncherException USAGE: there is no such setting
     */
    public static KeySetting of(String tool, String sv, Map<String, String> environment, @Nullable Path project)
            throws LauncherException {
        switch (tool) {
            case "claude":
                Path claude = project == null
                        ? directory(environment, "CLAUDE_CONFIG_DIR", ".claude").resolve("settings.json")
                        : project.resolve(".claude/settings.local.json");
                return new KeySetting(claude, project, JsonSetting.ofClaude(sv));
            case "codex":
                requireNone(project, tool);
                Path codex = directory(environment, "CODEX_HOME", ".codex").resolve("config.toml");
                return new KeySetting(codex, null, new CodexSetting(sv));
            case "crush":
                requireNone(project, tool);
                Path crush =
                        directory(environment, "XDG_CONFIG_HOME", ".config").resolve("crush/crush.json");
                return new KeySetting(crush, null, JsonSetting.ofCrush(sv));
            default:
                throw new LauncherException(
                        ExitCode.USAGE,
                        "install the helper: " + tool + ": it has no setting for a command that prints its key",
                        "sv run " + tool);
        }
    }

    private static void requireNone(@Nullable Path project, String tool) throws LauncherException {
        if (project != null) {
            throw new LauncherException(
                    ExitCode.USAGE, "install the helper: " + tool + ": it has no such setting for one project", null);
        }
    }

    private static Path directory(Map<String, String> environment, String variable, String inHome)
            throws LauncherException {
        String value = environment.get(variable);
        if (value != null && value.startsWith("/")) {
            return Path.of(value);
        }
        String home = environment.get("HOME");
        if (home == null || !home.startsWith("/")) {
            throw new LauncherException(
                    ExitCode.USAGE, "find the tool's settings: HOME: it is not set to an absolute path", null);
        }
        return Path.of(home, inHome);
    }

    /**
     * What is to be done so that the tool asks sv.
     *
     * @param force whether another answer to the same question may be put aside
     */
    public List<Change> install(boolean force) throws LauncherException {
        TextFile found = found();
        String before = found.exists() ? found.text() : text.beginning();
        try {
            String after = text.put(before, force);
            return List.of(found.to(after));
        } catch (MalformedException e) {
            throw found.malformed(e);
        }
    }

    /** What is to be done so that it no longer does. */
    public List<Change> uninstall() throws LauncherException {
        TextFile found = found();
        if (!found.exists()) {
            return List.of();
        }
        try {
            String after = text.remove(found.text());
            boolean back = after.equals(text.beginning()) && !after.equals(found.text());
            return List.of(found.to(back ? null : after));
        } catch (MalformedException e) {
            throw found.malformed(e);
        }
    }

    /** The path of the sv that the tool asks now, or {@code null} if it asks none. */
    public @Nullable String asked() throws LauncherException {
        TextFile found = found();
        try {
            return found.exists() ? text.asked(found.text()) : null;
        } catch (MalformedException e) {
            throw found.malformed(e);
        }
    }

    /** Where it is, as it is reached. */
    public Path file() {
        return file;
    }

    /** The user's own settings may lie behind a link; a project's may not lead out of it. */
    private TextFile found() throws LauncherException {
        return project == null
                ? TextFile.at(file)
                : TextFile.below(project, project.relativize(file).toString());
    }
}
