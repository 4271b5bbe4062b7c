package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.vault.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the files that are there, each once. */
final class Gathering {
    /** What a profile names and is larger is a program, or data. */
    private static final int MAX_MENTIONED_BYTES = 1 << 20;

    private static final int MAX_MENTIONED_FILES = 500;

    private final Path home;
    private final Moved moved;
    private final List<Tool> tools;
    private final Expansion expansion;
    private final Set<Path> seen = new HashSet<>();

    Gathering(Path home, Moved moved, List<Tool> tools) {
        this.home = home;
        this.moved = moved;
        this.tools = tools;
        this.expansion = new Expansion(home);
    }

    List<KnownFiles> parts() {
        String stores = StorePlaces.TEXT + storesOfTools();
        String named = ProfilePlaces.TEXT + stores + HistoryPlaces.TEXT + EditorPlaces.SETTINGS + DeveloperPlaces.TEXT;
        return List.of(
                new KnownFiles("shell and session profiles", profiles()),
                new KnownFiles("stores of AI tools", there(paths(stores, expansion))),
                new KnownFiles("histories", there(paths(HistoryPlaces.TEXT, expansion))),
                new KnownFiles("editors' settings", there(paths(EditorPlaces.SETTINGS, expansion))),
                new KnownFiles("other programs' logins", there(paths(DeveloperPlaces.TEXT, expansion))),
                new KnownFiles("backups and swap files", copies(named)),
                new KnownFiles("projects that tools remember", projects()));
    }

    /** Profiles, and what they source or read a key from, and what those do. */
    private List<Path> profiles() {
        List<Path> files = there(paths(ProfilePlaces.TEXT, expansion));
        Mentions mentions = Mentions.inHome(home);
        for (int i = 0; i < files.size() && files.size() < MAX_MENTIONED_FILES; i++) {
            List<Path> mentioned = new ArrayList<>(mentions.in(files.get(i)));
            mentioned.removeIf(path -> !path.startsWith(home) || isLarge(path));
            files.addAll(there(mentioned));
        }
        return files;
    }

    private List<Path> copies(String named) {
        List<Path> found = paths(EditorPlaces.COPIES, expansion);
        found.addAll(leftovers(named, expansion));
        return there(found);
    }

    private List<Path> projects() {
        List<Path> found = new ArrayList<>();
        for (Path project : new Projects(home, expansion, moved).directories()) {
            Expansion within = expansion.of(project);
            found.addAll(paths(ProjectPlaces.TEXT, within));
            found.addAll(leftovers(ProjectPlaces.TEXT, within));
        }
        return there(found);
    }

    private List<Path> paths(String places, Expansion expansion) {
        List<Path> found = new ArrayList<>();
        for (String line : places.split("\n")) {
            moved.all(line).forEach(place -> found.addAll(expansion.paths(place)));
        }
        return found;
    }

    private List<Path> leftovers(String places, Expansion expansion) {
        List<Path> found = new ArrayList<>();
        for (String line : places.split("\n")) {
            moved.all(line).forEach(place -> found.addAll(expansion.leftovers(place)));
        }
        return found;
    }

    /** A store may be a directory. */
    private String storesOfTools() {
        StringBuilder places = new StringBuilder();
        for (Tool tool : tools) {
            for (String store : tool.stores()) {
                if (store.startsWith("~/") || store.startsWith("/")) {
                    places.append(store).append('\n').append(store).append("/*\n");
                }
            }
        }
        return places.toString();
    }

    /** Those that are files and were not met before, under whatever name. */
    private List<Path> there(Collection<Path> candidates) {
        List<Path> files = new ArrayList<>();
        for (Path candidate : candidates) {
            if (Files.isRegularFile(candidate) && seen.add(real(candidate))) {
                files.add(candidate);
            }
        }
        return files;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file;
        }
    }

    private static boolean isLarge(Path file) {
        try {
            return Files.size(file) > MAX_MENTIONED_BYTES;
        } catch (IOException e) {
            return true;
        }
    }
}
