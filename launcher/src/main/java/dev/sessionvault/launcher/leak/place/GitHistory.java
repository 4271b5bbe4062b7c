package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        Path repository = Repository.of(git);
        ObjectIds seen = new ObjectIds();
        try (Blobs blobs = new Blobs(git, repository, search);
                ObjectTypes types = new ObjectTypes(git)) {
            reachable(git, types, blobs, seen);
            if (forgotten) {
                forgotten(git, blobs, seen);
            }
            blobs.finish();
        }
    }

    /** The oldest commit first, and after each what is new in it: its hash alone, then those of trees and files. */
    private void reachable(GitProgram git, ObjectTypes types, Blobs blobs, ObjectIds seen) throws IOException {
        try (GitChild list = git.start(
                "rev-list", "--objects", "--in-commit-order", "--reverse", "--missing=print", "--all", "--reflog")) {
            List<Blob> met = new ArrayList<>();
            String commit = "";
            for (String line = list.line('\n'); line != null; line = list.line('\n')) {
                int space = line.indexOf(' ');
                if (line.startsWith("?")) {
                    blobs.missing();
                } else if (space < 0) {
                    commit = line;
                } else if (space + 1 < line.length()) {
                    met.add(new Blob(line.substring(0, space), commit, line.substring(space + 1)));
                    seen.add(line);
                }
                searchIfMany(met, types, blobs);
            }
            search(met, types, blobs);
            list.requireSuccess();
        }
    }

    private static void searchIfMany(List<Blob> met, ObjectTypes types, Blobs blobs) throws IOException {
        if (met.size() == Blobs.AT_ONCE) {
            search(met, types, blobs);
            met.clear();
        }
    }

    private static void search(List<Blob> met, ObjectTypes types, Blobs blobs) throws IOException {
        blobs.search(types.blobsOf(met));
    }

    private static void forgotten(GitProgram git, Blobs blobs, ObjectIds seen) throws IOException {
        try (GitChild list = git.start(
                "cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname) %(objecttype)")) {
            for (String id = blobId(list); id != null; id = blobId(list)) {
                if (!seen.contains(id)) {
                    blobs.search(List.of(new Blob(id, "", "")));
                }
            }
            list.requireSuccess();
        }
    }

    private static @Nullable String blobId(GitChild list) throws IOException {
        for (String line = list.line('\n'); line != null; line = list.line('\n')) {
            if (line.endsWith(" blob")) {
                return line.substring(0, line.indexOf(' '));
            }
        }
        return null;
    }
}
