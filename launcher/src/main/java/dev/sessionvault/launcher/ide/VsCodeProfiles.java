package dev.sessionvault.launcher.ide;

import dev.sessionvault.launcher.edit.JsonDocument;
import dev.sessionvault.launcher.edit.JsonValue;
import dev.sessionvault.launcher.edit.MalformedException;
import java.util.List;

/** VS Code's terminal profiles: entries of the menu beside the "+" of its terminal. */
final class VsCodeProfiles implements ProjectFile {
    private static final String UNIT = "    ";

    /** One list a system: those who share the project may be on others. */
    private static final List<String> SYSTEMS = List.of("linux", "osx", "windows");

    private static final String NEW = """
            // From `sv ide vscode`; `sv ide vscode --remove` takes it away.
            {
            }
            """;

    @Override
    public String path(String tool) {
        return ".vscode/settings.json";
    }

    @Override
    public String put(String text, String tool) throws MalformedException {
        JsonDocument file = JsonDocument.parse(text, UNIT);
        boolean changed = false;
        for (int i = SYSTEMS.size() - 1; i >= 0; i--) {
            List<String> profiles = profiles(SYSTEMS.get(i));
            if (!file.has(of(profiles, tool))) {
                file = file.put(profiles, ProjectFile.label(tool), profile(tool));
                changed = true;
            }
        }
        return changed ? file.text() : text;
    }

    private static List<String> profiles(String system) {
        return List.of("terminal.integrated.profiles." + system);
    }

    private static List<String> of(List<String> profiles, String tool) {
        return List.of(profiles.get(0), ProjectFile.label(tool));
    }

    private static JsonValue profile(String tool) {
        return JsonValue.object().with("path", JsonValue.of("sv")).with("args", JsonValue.list(List.of("run", tool)));
    }

    @Override
    public String remove(String text, String tool) throws MalformedException {
        JsonDocument file = JsonDocument.parse(text, UNIT);
        for (String system : SYSTEMS) {
            file = file.remove(of(profiles(system), tool));
        }
        return file.text();
    }

    @Override
    public String beginning() {
        return NEW;
    }
}
