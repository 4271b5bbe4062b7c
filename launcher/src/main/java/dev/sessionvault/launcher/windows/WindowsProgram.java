package dev.sessionvault.launcher.windows;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that may be given a key: found along PATH, with the endings that Windows executes. Never in the working
 * directory, where Windows itself looks first: whoever wrote the project would choose the program.
 */
public final class WindowsProgram {
    private static final List<String> ENDINGS = List.of(".com", ".exe", ".bat", ".cmd");

    private final Path path;

    private WindowsProgram(Path path) {
        this.path = path;
    }

    /**
     * The first of {@code names} that is a program.
     *
     * @param names file names; one with a backslash or a slash was typed as a path by the user
     * @param environment the caller's
     * @param project directory that none of them may lie in, unless it was typed; a real path
     * @throws LauncherException NOT_FOUND, or DENIED: inside of the project
     */
    public static WindowsProgram find(List<String> names, Map<String, String> environment, Path project)
            throws LauncherException {
        for (String name : names) {
            boolean isTyped = name.indexOf('\\') >= 0 || name.indexOf('/') >= 0;
            Path found = isTyped ? ending(Path.of(name).toAbsolutePath()) : alongPath(name, environment);
            if (found != null) {
                return new WindowsProgram(real(found, isTyped ? null : project));
            }
        }
        throw new LauncherException(
                ExitCode.NOT_FOUND,
                "cannot run: " + String.join(" or ", names) + ": no such program",
                "install it, or add its directory to PATH");
    }

    private static @Nullable Path alongPath(String name, Map<String, String> environment) {
        for (String element : value(environment, "PATH").split(";")) {
            Path directory = directory(element.strip());
            Path found = directory == null ? null : ending(directory.resolve(name));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** An empty or relative element would mean the working directory, or what lies below it. */
    private static @Nullable Path directory(String element) {
        try {
            Path directory = Path.of(element.replace("\"", ""));
            return directory.isAbsolute() ? directory : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static @Nullable Path ending(Path path) {
        if (ENDINGS.contains(end(path)) && Files.isRegularFile(path)) {
            return path;
        }
        for (String ending : ENDINGS) {
            Path whole = path.resolveSibling(path.getFileName() + ending);
            if (Files.isRegularFile(whole)) {
                return whole;
            }
        }
        return null;
    }

    private static Path real(Path path, @Nullable Path project) throws LauncherException {
        try {
            Path real = path.toRealPath();
            if (project != null && (real.startsWith(project) || path.startsWith(project))) {
                throw new LauncherException(
                        ExitCode.DENIED,
                        "cannot run: " + real + ": it lies inside the project",
                        "whoever can write to the project could replace it; install it elsewhere");
            }
            return real;
        } catch (IOException e) {
            throw new LauncherException(ExitCode.NOT_FOUND, "cannot run: " + path + ": it cannot be resolved", null);
        }
    }

    private static String value(Map<String, String> environment, String name) {
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return "";
    }

    private static String end(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    /** The file itself. */
    public String path() {
        return path.toString();
    }

    /** Whether cmd.exe must read it. */
    boolean isBatch() {
        return end(path).equals(".bat") || end(path).equals(".cmd");
    }
}
