package dev.sessionvault.launcher.leak.place;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds what a place's text stands for: {@code ~} is a directory, {@code *} any part of a name. */
final class Expansion {
    /** A directory with more than that is no place for settings. */
    private static final int MAX_NAMES = 100_000;

    private final Path home;
    private final Map<Path, List<Path>> listed;

    Expansion(Path home) {
        this(home, new HashMap<>());
    }

    private Expansion(Path home, Map<Path, List<Path>> listed) {
        this.home = home;
        this.listed = listed;
    }

    /** The same for another directory. */
    Expansion of(Path directory) {
        return new Expansion(directory, listed);
    }

    /** Every path that it may stand for; one without {@code *} need not be there. */
    List<Path> paths(String place) {
        try {
            List<Path> found = List.of(place.startsWith("~/") ? home : Path.of("/"));
            for (String segment : place.substring(place.indexOf('/') + 1).split("/")) {
                found = below(found, segment);
            }
            return found;
        } catch (InvalidPathException e) {
            // A variable's value that this locale cannot spell names no file for us.
            return List.of();
        }
    }

    /** What editors and tools leave beside such a file when they save it, and its like: {@code .env.local}. */
    List<Path> leftovers(String place) {
        int slash = place.lastIndexOf('/');
        String name = place.substring(slash + 1);
        if (name.equals("*")) {
            return List.of();
        }
        List<Path> directories = slash == 1 ? List.of(home) : paths(place.substring(0, slash));
        return matching(directories, leftoversOf(name));
    }

    private List<Path> below(List<Path> directories, String segment) {
        if (segment.contains("*")) {
            return matching(directories, Pattern.compile(quoted(segment)));
        }
        List<Path> found = new ArrayList<>();
        directories.forEach(directory -> found.add(directory.resolve(segment)));
        return found;
    }

    private List<Path> matching(List<Path> directories, Pattern pattern) {
        List<Path> found = new ArrayList<>();
        for (Path directory : directories) {
            for (Path path : listed.computeIfAbsent(directory, Expansion::list)) {
                if (pattern.matcher(path.getFileName().toString()).matches()) {
                    found.add(path);
                }
            }
        }
        return found;
    }

    /** {@code NAME.bak}, {@code NAME~}, {@code #NAME#}, vim's {@code .NAME.swp} and {@code .NAME.un~}, and so on. */
    private static Pattern leftoversOf(String name) {
        String whole = quoted(name);
        String undotted = quoted(name.startsWith(".") ? name.substring(1) : name);
        return Pattern.compile(
                "#" + whole + "#|" + whole + "[.~_-].*|\\.?" + whole + "\\.un~|\\.#?" + undotted + "\\.s[a-w][a-z]");
    }

    private static String quoted(String name) {
        return "\\Q" + name.replace("*", "\\E.*\\Q") + "\\E";
    }

    private static List<Path> list(Path directory) {
        List<Path> paths = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return paths;
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path path : stream) {
                paths.add(path);
                if (paths.size() == MAX_NAMES) {
                    break;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Another user's: nothing of it can be read.
            return List.of();
        }
        Collections.sort(paths);
        return paths;
    }
}
