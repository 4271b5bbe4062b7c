package dev.sessionvault.launcher.leak.walk;

import dev.sessionvault.launcher.leak.PathBytes;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory on the way, and what git ignores in it.
 *
 * @param fromTop its path from where the walk began, empty or with a slash at its end; as bytes
 * @param fromRoot the same from the root of the work tree
 * @param rules {@code null}: none
 * @param tracked {@code null}: it is in no work tree, or git is not asked
 * @param isIgnored whether git ignores all that is in it and not in the index
 * @param all whether git is not asked
 */
record Level(
        Path directory,
        String fromTop,
        String fromRoot,
        @Nullable Rules rules,
        @Nullable TrackedFiles tracked,
        boolean isIgnored,
        boolean all) {

    /** @param all whether to pass over nothing that git ignores */
    static Level top(Path directory, boolean all) throws IOException {
        Path real = directory.toRealPath();
        WorkTree tree = all ? null : WorkTree.around(real);
        if (tree == null) {
            return new Level(directory, "", "", null, null, false, all);
        }
        Level level = root(tree, tree.root(), "", false);
        for (Path name : tree.root().relativize(real)) {
            String latin = PathBytes.latin(name);
            if (!latin.isEmpty()) {
                level = level.inside(level.directory.resolve(name), latin, false);
            }
        }
        return new Level(directory, "", level.fromRoot, level.rules, level.tracked, false, false);
    }

    private static Level root(WorkTree tree, Path directory, String fromTop, boolean isIgnored) throws IOException {
        Rules rules = Rules.read(tree.exclude(), directory.resolve(".gitignore"), "");
        TrackedFiles tracked = TrackedFiles.read(tree.gitDirectory().resolve("index"));
        return new Level(directory, fromTop, "", rules, tracked, isIgnored, false);
    }

    /** The directory of that name in it, or {@code null}: nothing in it is searched. */
    @Nullable
    Level below(Path child, String name) throws IOException {
        if (all) {
            return new Level(child, fromTop + name + "/", "", null, null, false, true);
        }
        boolean ignoresIt = isIgnored || rules != null && rules.ignore(fromRoot + name, name, true);
        boolean holdsTracked = tracked != null && tracked.containsBelow(fromRoot + name + "/");
        if (ignoresIt && KeyFiles.isLarge(name) && !holdsTracked) {
            return null;
        }
        WorkTree other = WorkTree.at(child);
        return other == null ? inside(child, name, ignoresIt) : root(other, child, fromTop + name + "/", ignoresIt);
    }

    private Level inside(Path child, String name, boolean ignoresIt) throws IOException {
        String path = fromRoot + name + "/";
        Rules own = ignoresIt || tracked == null ? rules : Rules.read(rules, child.resolve(".gitignore"), path);
        return new Level(child, fromTop + name + "/", path, own, tracked, ignoresIt, false);
    }

    boolean ignoresFile(String name) {
        String path = fromRoot + name;
        boolean ignoresIt = isIgnored || rules != null && rules.ignore(path, name, false);
        return ignoresIt && (tracked == null || !tracked.contains(path));
    }
}
