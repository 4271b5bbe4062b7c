package dev.sessionvault.launcher.leak.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
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
public final class GitProgram {
    /** Each would name a program to run, or a place to fetch from. The command line outranks the repository's file. */
    private static final List<String> SETTINGS = List.of(
            "core.fsmonitor=false",
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
            "GIT_PAGER", "cat",
            // What it says is passed on, and looked at.
            "LC_ALL", "C.UTF-8");

    /** Where the user's own settings are: among them which repositories are safe. */
    private static final Set<String> USERS_OWN =
            Set.of("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM");

    private static final String NO_HOOKS = "core.hooksPath=/dev/null";

    private final Path directory;
    private final Map<String, String> environment;
    private final Path program;
    private final List<String> settings;
    private final Duration limit;

    /**
     * In a directory; it may keep its reader waiting for {@link GitChild#LIMIT}.
     *
     * @param environment the caller's; of git's own variables only {@code kept} are handed on
     * @throws IOException if there is no git
     */
    public GitProgram(Path directory, Map<String, String> environment, Set<String> kept) throws IOException {
        this.directory = directory.toRealPath();
        this.environment = handedOn(environment, kept);
        this.program = find(environment.getOrDefault("PATH", ""));
        this.settings = with(NO_HOOKS);
        this.limit = GitChild.LIMIT;
    }

    private GitProgram(GitProgram other, List<String> settings, Duration limit) {
        this.directory = other.directory;
        this.environment = other.environment;
        this.program = other.program;
        this.settings = settings;
        this.limit = limit;
    }

    private static List<String> with(String setting) {
        List<String> all = new ArrayList<>(SETTINGS);
        all.add(setting);
        return List.copyOf(all);
    }

    /** The same, for the question where the repository's hooks lie; it is for questions that run none. */
    public GitProgram tellingHooks() {
        return new GitProgram(this, SETTINGS, limit);
    }

    /** The same, with another limit. */
    public GitProgram within(Duration time) {
        return new GitProgram(this, settings, time);
    }

    public Path directory() {
        return directory;
    }

    public GitChild start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(program.toString(), "--no-pager"));
        for (String setting : settings) {
            line.add("-c");
            line.add(setting);
        }
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new GitChild(builder.start(), limit);
    }

    /**
     * What it prints, in lines.
     *
     * @throws IOException in git's own words, if it does not succeed
     */
    public List<String> lines(String... arguments) throws IOException {
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
