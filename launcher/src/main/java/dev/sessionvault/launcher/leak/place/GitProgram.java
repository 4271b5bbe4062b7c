package dev.sessionvault.launcher.leak.place;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code git} program, started so that nothing of a repository runs: whoever wrote that repository's files wrote its
 * configuration too.
 */
final class GitProgram {
    /** Each would name a program to run, or a place to fetch from. The command line outranks the repository's file. */
    private static final List<String> SETTINGS = List.of(
            "core.fsmonitor=false",
            "core.hooksPath=/dev/null",
            "core.pager=cat",
            "core.askPass=",
            "core.sshCommand=false",
            "core.alternateRefsCommand=false",
            "credential.helper=",
            "protocol.allow=never",
            "gc.auto=0",
            "maintenance.auto=false",
            "submodule.recurse=false");

    /** Objects that a partial clone lacks are not fetched; objects are those that are stored, not what replaces them. */
    private static final Map<String, String> VARIABLES = Map.of(
            "GIT_NO_LAZY_FETCH", "1",
            "GIT_ALLOW_PROTOCOL", "none",
            "GIT_NO_REPLACE_OBJECTS", "1",
            "GIT_OPTIONAL_LOCKS", "0",
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_PAGER", "cat");

    /** Where the user's own settings are: among them which repositories are safe. */
    private static final Set<String> USERS_OWN =
            Set.of("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM");

    private final Path directory;
    private final Map<String, String> environment;
    private final Path program;

    /**
     * @param environment the caller's; of git's own variables only {@code kept} are handed on
     * @throws IOException if there is no git
     */
    GitProgram(Path directory, Map<String, String> environment, Set<String> kept) throws IOException {
        this.directory = directory.toRealPath();
        this.environment = handedOn(environment, kept);
        this.program = find(environment.getOrDefault("PATH", ""));
    }

    Path directory() {
        return directory;
    }

    GitChild start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(program.toString(), "--no-pager"));
        for (String setting : SETTINGS) {
            line.add("-c");
            line.add(setting);
        }
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new GitChild(builder.start(), GitChild.LIMIT);
    }

    /**
     * What it prints, in lines.
     *
     * @throws IOException in git's own words, if it does not succeed
     */
    List<String> lines(String... arguments) throws IOException {
        try (GitChild child = start(arguments)) {
            List<String> lines = new ArrayList<>();
            for (String line = child.line('\n'); line != null; line = child.line('\n')) {
                lines.add(line);
            }
            child.requireSuccess();
            return lines;
        }
    }

    private static Map<String, String> handedOn(Map<String, String> environment, Set<String> kept) {
        Map<String, String> handedOn = new HashMap<>(environment);
        handedOn.keySet()
                .removeIf(name -> name.startsWith("GIT_") && !kept.contains(name) && !USERS_OWN.contains(name));
        handedOn.putAll(VARIABLES);
        return handedOn;
    }

    /** A directory on the PATH that lies in what is searched may be a stranger's, as may one that is relative. */
    private Path find(String path) throws IOException {
        for (String entry : path.split(File.pathSeparator)) {
            Path candidate = entry.startsWith("/") ? program(entry) : null;
            if (candidate != null && !candidate.toRealPath().startsWith(directory)) {
                return candidate;
            }
        }
        throw new IOException("git is not installed: no directory of PATH has it");
    }

    private static @Nullable Path program(String entry) {
        try {
            Path candidate = Path.of(entry, "git");
            return Files.isRegularFile(candidate) && Files.isExecutable(candidate) ? candidate : null;
        } catch (InvalidPathException e) {
            // A directory that this locale cannot spell.
            return null;
        }
    }
}
