package dev.sessionvault.launcher.leak.place;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The projects that editors and tools remember to have worked in. */
final class Projects {
    private static final int MAX_PROJECTS = 1_000;

    /** Each names projects by their paths, in quotes. */
    private static final String MEMORIES = """
            ~/.claude.json
            ~/.codex/config.toml
            ~/.gemini/projects.json
            ~/.gemini/trustedFolders.json
            ~/.qwen/trustedFolders.json
            ~/.config/JetBrains/*/options/recentProjects.xml
            ~/.config/Google/*/options/recentProjects.xml
            ~/.config/*/User/workspaceStorage/*/workspace.json
            """;

    private final Path home;
    private final Expansion expansion;
    private final Moved moved;

    Projects(Path home, Expansion expansion, Moved moved) {
        this.home = home;
        this.expansion = expansion;
        this.moved = moved;
    }

    Set<Path> directories() {
        Set<Path> found = new LinkedHashSet<>();
        for (Path file : paths(MEMORIES)) {
            if (Files.isRegularFile(file)) {
                add(Mentions.quoted(home).in(file), found);
            }
        }
        add(paths(ProjectPlaces.DIRECTORIES), found);
        return found;
    }

    private List<Path> paths(String places) {
        List<Path> paths = new ArrayList<>();
        for (String line : places.split("\n")) {
            moved.all(line).forEach(place -> paths.addAll(expansion.paths(place)));
        }
        return paths;
    }

    /** The home directory itself, and what it lies in, are no projects. */
    private void add(List<Path> candidates, Set<Path> found) {
        for (Path candidate : candidates) {
            if (found.size() < MAX_PROJECTS && !home.startsWith(candidate) && Files.isDirectory(candidate)) {
                found.add(candidate);
            }
        }
    }
}
