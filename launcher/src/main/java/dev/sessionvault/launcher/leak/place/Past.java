package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.git.GitChild;
import dev.sessionvault.launcher.leak.git.GitProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Goes through a repository's objects, each once. */
final class Past implements AutoCloseable {
    private final GitProgram git;
    private final Blobs blobs;
    private final ObjectTypes types;
    private final ObjectIds seen = new ObjectIds();
    private final List<Blob> met = new ArrayList<>();
    private String commit = "";

    Past(GitProgram git, Path repository, Search search) throws IOException {
        this.git = git;
        this.blobs = new Blobs(git, repository, search);
        this.types = new ObjectTypes(git);
    }

    /** The oldest commit first, and after each what is new in it. */
    void searchReachable() throws IOException {
        try (GitChild list = git.start(
                "rev-list", "--objects", "--in-commit-order", "--reverse", "--missing=print", "--all", "--reflog")) {
            for (String line = list.line('\n'); line != null; line = list.line('\n')) {
                take(line);
            }
            list.requireSuccess();
        }
        searchMet();
    }

    /** What no line of that list named. */
    void searchForgotten() throws IOException {
        try (GitChild list = git.start(
                "cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname) %(objecttype)")) {
            for (String line = list.line('\n'); line != null; line = list.line('\n')) {
                if (line.endsWith(" blob") && !seen.contains(line)) {
                    blobs.search(List.of(new Blob(line.substring(0, line.indexOf(' ')), "", "")));
                }
            }
            list.requireSuccess();
        }
    }

    void finish() throws IOException {
        blobs.finish();
    }

    /** A commit's name stands alone, that of a tree or file before its path, that of what is not here after a mark. */
    private void take(String line) throws IOException {
        int space = line.indexOf(' ');
        if (line.startsWith("?")) {
            blobs.missing();
        } else if (space < 0) {
            commit = line;
        } else {
            seen.add(line);
            met.add(new Blob(line.substring(0, space), commit, line.substring(space + 1)));
            if (met.size() == Blobs.AT_ONCE) {
                searchMet();
            }
        }
    }

    private void searchMet() throws IOException {
        blobs.search(types.blobsOf(met));
        met.clear();
    }

    @Override
    public void close() {
        types.close();
        blobs.close();
    }
}
