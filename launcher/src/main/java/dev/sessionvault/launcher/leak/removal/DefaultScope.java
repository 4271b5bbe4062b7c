package dev.sessionvault.launcher.leak.removal;

import static java.util.Objects.requireNonNull;

import dev.sessionvault.vault.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** For which project a key in a file most likely was: the one that the file lies in, or none. */
final class DefaultScope {
    private final @Nullable Path home;

    /** @param home its real path, or {@code null} if there is none */
    DefaultScope(@Nullable Path home) {
        this.home = home;
    }

    /** @param file its real path */
    Scope of(Path file) {
        Path directory = visible(file);
        for (Path up = directory; up != null && !isAboveHome(up); up = up.getParent()) {
            if (Files.exists(up.resolve(".git"))) {
                return project(up);
            }
        }
        return isAboveHome(directory) || directory.startsWith("/etc") ? new Scope.Global() : project(directory);
    }

    /** The nearest directory that neither is hidden nor is in a hidden one: tools and editors keep theirs in such. */
    private static Path visible(Path file) {
        Path directory = requireNonNull(file.getRoot());
        for (Path name : requireNonNull(file.getParent())) {
            if (name.toString().startsWith(".")) {
                break;
            }
            directory = directory.resolve(name);
        }
        return directory;
    }

    private boolean isAboveHome(Path directory) {
        return directory.getParent() == null || (home != null && home.startsWith(directory));
    }

    private static Scope project(Path directory) {
        try {
            return new Scope.Project(directory.toString());
        } catch (IllegalArgumentException e) {
            return new Scope.Global(); // no path that a key can be bound to
        }
    }
}
