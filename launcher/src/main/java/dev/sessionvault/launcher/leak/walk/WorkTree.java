package dev.sessionvault.launcher.leak.walk;

import dev.sessionvault.launcher.leak.PathBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The files of a git repository as they are checked out.
 *
 * @param root where {@code .git} is
 * @param gitDirectory what is this work tree's own: its index
 * @param commonDirectory what all work trees of the repository share
 */
record WorkTree(Path root, Path gitDirectory, Path commonDirectory) {
    private static final int MAX_POINTER_BYTES = 8192;

    /** The one that a directory lies in, or {@code null}. */
    static @Nullable WorkTree around(Path realDirectory) throws IOException {
        for (Path directory = realDirectory; directory != null; directory = directory.getParent()) {
            WorkTree here = at(directory);
            if (here != null) {
                return here;
            }
        }
        return null;
    }

    /** The one that begins in this directory, or {@code null}. */
    static @Nullable WorkTree at(Path directory) throws IOException {
        Path git = directory.resolve(".git");
        if (Files.isRegularFile(git)) {
            git = pointed(directory, git, "gitdir: ");
        }
        if (git == null || !Files.exists(git.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        Path common = git.resolve("commondir");
        Path shared = Files.isRegularFile(common) ? pointed(git, common, "") : null;
        return new WorkTree(directory, git, shared == null ? git : shared);
    }

    /** A path in a file of one line: how a second work tree, or a submodule, names its repository. */
    private static @Nullable Path pointed(Path from, Path file, String label) throws IOException {
        byte[] line;
        try (InputStream in = Files.newInputStream(file)) {
            line = in.readNBytes(MAX_POINTER_BYTES);
        }
        byte[] wanted = label.getBytes(StandardCharsets.US_ASCII);
        int end = line.length;
        while (end > 0 && (line[end - 1] == '\n' || line[end - 1] == '\r')) {
            end--;
        }
        if (end <= wanted.length || !Arrays.equals(wanted, 0, wanted.length, line, 0, wanted.length)) {
            return null;
        }
        byte[] path = Arrays.copyOfRange(line, wanted.length, end);
        return path[0] == '/' ? PathBytes.path(path) : PathBytes.below(from, path);
    }

    /** What git ignores below, beside what its own files say there. */
    @Nullable
    Rules exclude() throws IOException {
        return Rules.read(null, commonDirectory.resolve("info").resolve("exclude"), "");
    }
}
