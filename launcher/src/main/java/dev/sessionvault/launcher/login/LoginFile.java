package dev.sessionvault.launcher.login;

import static java.util.Objects.requireNonNull;

import dev.sessionvault.vault.tool.Login;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Where a tool keeps its login, and what stands there.
 *
 * @param path absolute
 * @param isLinked whether the tool finds a lent login by a link in this place: else a variable tells it
 */
public record LoginFile(Path path, boolean isLinked) {
    /** Where a process finds the directory of the login that it was lent: its own, by the same words. KEEPER.md. */
    public static final String LENT = "/proc/self/fd/50/login";

    private static final Path PROC = Path.of("/proc");

    /** What stands in its place. */
    public enum Standing {
        NOTHING,
        FILE,
        /** What sv leaves there while the vault has the login. */
        OUR_LINK,
        OTHER_LINK,
        /** A directory, a pipe. */
        ELSE
    }

    /**
     * Where these variables put it.
     *
     * @param home absolute
     */
    public static LoginFile of(Login row, Path home, Map<String, String> environment) {
        String told = environment.getOrDefault(row.variable(), "");
        String moved = row.homeVariable();
        String path = row.path(home.toString(), moved == null ? null : environment.get(moved));
        Path usual = Path.of(path).toAbsolutePath();
        boolean isTold = !row.variable().isEmpty() && !told.isEmpty();
        Path file = isTold ? Path.of(told).toAbsolutePath().resolve(usual.getFileName()) : usual;
        return new LoginFile(file.normalize(), row.variable().isEmpty());
    }

    public Standing standing() {
        if (Files.isSymbolicLink(path)) {
            return isOurLink() ? Standing.OUR_LINK : Standing.OTHER_LINK;
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Standing.NOTHING;
        }
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Standing.FILE : Standing.ELSE;
    }

    private boolean isOurLink() {
        try {
            return Files.readSymbolicLink(path).equals(target());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it is in memory that a run has: its variable says so in what that run has started. */
    public boolean isLent() {
        return path.startsWith(PROC);
    }

    /** Where our link leads. */
    public Path target() {
        return Path.of(LENT, name());
    }

    /**
     * Puts our link there. Nothing is replaced.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something is there
     */
    public void link() throws IOException {
        Files.createSymbolicLink(path, target());
        force();
    }

    String name() {
        return requireNonNull(path.getFileName()).toString();
    }

    Path directory() {
        return requireNonNull(path.getParent());
    }

    /** What is about to be wiped; the vault has it. */
    public Path old() {
        return path.resolveSibling(hidden() + ".sv-old");
    }

    /** What is about to come back; the vault has it. */
    public Path fresh() {
        return path.resolveSibling(hidden() + ".sv-new");
    }

    private String hidden() {
        return name().startsWith(".") ? name() : "." + name();
    }

    /** Waits until the disk has the names in its directory. */
    void force() throws IOException {
        try (FileChannel channel = FileChannel.open(directory(), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
