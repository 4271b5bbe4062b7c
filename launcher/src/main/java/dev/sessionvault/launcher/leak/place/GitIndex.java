package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.Source;
import dev.sessionvault.launcher.leak.git.GitChild;
import dev.sessionvault.launcher.leak.git.GitProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What would be committed now: the files of a repository's index that are other than in its last commit. */
public final class GitIndex implements Source {
    /** What git tells a hook, so that it sees the commit that is being made. */
    private static final Set<String> FOR_HOOKS =
            Set.of("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY");

    private static final String SUBMODULE = "160000";

    private final Path directory;
    private final Map<String, String> environment;

    /**
     * @param directory in a working tree; for a hook, the one that it was started in
     * @param environment the caller's; of git's own variables only those are used that it sets for a hook
     */
    public GitIndex(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String title() {
        return "git index of " + directory;
    }

    /** @throws IOException if there is no git, no repository, or git refuses to use it */
    @Override
    public void search(Search search) throws IOException {
        GitProgram git = new GitProgram(directory, environment, FOR_HOOKS);
        Path repository = Repository.of(git);
        List<Blob> staged = staged(git);
        try (Blobs blobs = new Blobs(git, repository, search)) {
            for (int i = 0; i < staged.size(); i += Blobs.AT_ONCE) {
                blobs.search(staged.subList(i, Math.min(staged.size(), i + Blobs.AT_ONCE)));
            }
            blobs.finish();
        }
    }

    private static List<Blob> staged(GitProgram git) throws IOException {
        try (GitChild list = git.start(
                "diff-index",
                "--cached",
                "--raw",
                "-z",
                "--no-abbrev",
                "--no-renames",
                "--no-ext-diff",
                "--diff-filter=ACMT",
                lastCommit(git))) {
            List<Blob> staged = new ArrayList<>();
            for (String entry = list.line('\0'); entry != null; entry = list.line('\0')) {
                String path = list.line('\0');
                String[] fields = entry.split(" ");
                if (path != null && !fields[1].equals(SUBMODULE)) {
                    staged.add(new Blob(fields[3], "", path));
                }
            }
            list.requireSuccess();
            return staged;
        }
    }

    /** Before the first commit everything is new: compared with the directory that has nothing in it. */
    private static String lastCommit(GitProgram git) throws IOException {
        try (GitChild head = git.start("rev-parse", "--quiet", "--verify", "HEAD^{commit}")) {
            String commit = head.line('\n');
            return commit != null
                    ? commit
                    : git.lines("hash-object", "-t", "tree", "/dev/null").get(0);
        }
    }
}
