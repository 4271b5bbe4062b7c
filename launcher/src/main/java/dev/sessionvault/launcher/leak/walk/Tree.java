package dev.sessionvault.launcher.leak.walk;

import dev.sessionvault.launcher.leak.PathBytes;
import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.Source;
import dev.sessionvault.launcher.leak.search.Reasons;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory and all below it, or one file. Links in it are not followed: what they lead to inside of it is searched
 * anyway. Pipes, sockets and devices are not opened.
 *
 * <p>In a git work tree, what git ignores is passed over: as {@code .gitignore} and {@code info/exclude} say, not the
 * user's own {@code core.excludesFile}. Not passed over, though ignored: what is in the index, and files whose names say
 * that they hold keys; but nothing in directories such as {@code node_modules}. A file that was named itself is searched
 * whatever it is.
 */
public final class Tree implements Source {
    /** No files of anybody's, and some of them wait for an event when they are read. */
    private static final Set<String> KERNELS = Set.of("/proc", "/sys", "/dev");

    private final Path top;
    private final Selection selection;
    private final @Nullable Rules excluded;
    private final Deque<Level> waiting = new ArrayDeque<>();
    private long ignored;
    private long tooLarge;

    /** @param top absolute */
    public Tree(Path top, Selection selection) {
        this.top = top;
        this.selection = selection;
        this.excluded =
                selection.excluded().isEmpty() ? null : Rules.of(null, String.join("\n", selection.excluded()), "");
    }

    @Override
    public String title() {
        return top.toString();
    }

    /** How many files, and directories with all that is in them, were passed over because git ignores them. */
    public long ignored() {
        return ignored;
    }

    /** How many files were passed over for their size. */
    public long tooLarge() {
        return tooLarge;
    }

    @Override
    public void search(Search search) throws IOException {
        if (!Files.isDirectory(top)) {
            search.file(top);
            return;
        }
        waiting.add(Level.top(top, selection.ignored()));
        while (!waiting.isEmpty()) {
            visit(waiting.removeLast(), search);
        }
    }

    private void visit(Level level, Search search) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(level.directory())) {
            for (Path entry : entries) {
                visit(level, entry, search);
            }
        } catch (NoSuchFileException e) {
            // It was removed in the meantime.
        } catch (DirectoryIteratorException e) {
            search.unread(level.directory().toString(), Reasons.of(Objects.requireNonNull(e.getCause())));
        } catch (IOException e) {
            search.unread(level.directory().toString(), Reasons.of(e));
        }
    }

    private void visit(Level level, Path entry, Search search) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            String name = PathBytes.latin(entry.getFileName());
            if (attributes.isDirectory()) {
                directory(level, entry, name, search);
            } else if (attributes.isRegularFile()) {
                file(level, entry, name, attributes.size(), search);
            }
        } catch (NoSuchFileException e) {
            // It was removed in the meantime.
        } catch (IOException e) {
            search.unread(entry.toString(), Reasons.of(e));
        }
    }

    private void directory(Level level, Path entry, String name, Search search) throws IOException {
        if (name.equals(".git")) {
            search.file(entry.resolve("config")); // remotes are written there, with a token in them sometimes
        } else if (!isExcluded(level, name, true) && !KERNELS.contains(entry.toString())) {
            Level below = level.below(entry, name);
            if (below == null) {
                ignored++;
            } else {
                waiting.add(below);
            }
        }
    }

    private void file(Level level, Path entry, String name, long size, Search search) {
        if (isExcluded(level, name, false)) {
            return;
        }
        boolean isKeyFile = KeyFiles.isOne(name);
        if (!isKeyFile && level.ignoresFile(name)) {
            ignored++;
        } else if (size > selection.maxBytes()) {
            tooLarge++;
        } else if (isKeyFile) {
            search.file(entry);
        } else {
            search.text(entry);
        }
    }

    private boolean isExcluded(Level level, String name, boolean isDirectory) {
        return excluded != null && excluded.ignore(level.fromTop() + name, name, isDirectory);
    }
}
