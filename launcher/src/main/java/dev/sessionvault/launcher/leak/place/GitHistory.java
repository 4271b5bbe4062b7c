package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.Source;
import dev.sessionvault.launcher.leak.git.GitProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Every file that a repository has ever had, as far as a branch, tag, stash or reflog still leads to it: each content
 * once, where it was met first. Nothing is checked out, fetched or run.
 */
public final class GitHistory implements Source {
    private final Path directory;
    private final Map<String, String> environment;
    private final boolean forgotten;

    /**
     * @param directory in a working tree, or a bare repository
     * @param environment the caller's; git's own variables are not taken from it
     */
    public GitHistory(Path directory, Map<String, String> environment) {
        this(directory, environment, false);
    }

    private GitHistory(Path directory, Map<String, String> environment, boolean forgotten) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.forgotten = forgotten;
    }

    /** The same, and what nothing leads to any more but git has not thrown away yet. */
    public GitHistory withForgotten() {
        return new GitHistory(directory, environment, true);
    }

    @Override
    public String title() {
        return "git history of " + directory;
    }

    /** @throws IOException if there is no git, no repository, or git refuses to use it */
    @Override
    public void search(Search search) throws IOException {
        GitProgram git = new GitProgram(directory, environment, Set.of());
        try (Past past = new Past(git, Repository.of(git), search)) {
            past.searchReachable();
            if (forgotten) {
                past.searchForgotten();
            }
            past.finish();
        }
    }
}
