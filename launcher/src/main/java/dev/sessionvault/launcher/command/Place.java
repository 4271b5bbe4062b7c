package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.WorkingDirectory;
import dev.sessionvault.launcher.windows.ProjectPath;
import dev.sessionvault.root.HostSystem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the user is, and which project that means. */
final class Place {
    private static final String FIND = "find the project: ";

    private Place() {}

    /** The working directory's real path. */
    static String working() throws LauncherException {
        if (HostSystem.current() == HostSystem.WINDOWS) {
            return real(System.getProperty("user.dir", ""));
        }
        byte[] bytes = bytes();
        String path = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(path.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw Failure.usage(FIND + "working directory: its path is not UTF-8", "rename it, or use --global keys");
        }
        return path;
    }

    private static byte[] bytes() throws LauncherException {
        try {
            return WorkingDirectory.get();
        } catch (PosixException e) {
            throw Failure.usage(FIND + "working directory: " + e.getMessage(), "cd to a directory that exists");
        }
    }

    /** The nearest directory at or above {@code path} that a git repository begins in, or {@code null}. */
    static @Nullable String gitRoot(String path) {
        for (File directory = new File(path); directory != null; directory = directory.getParentFile()) {
            if (new File(directory, ".git").exists()) {
                return HostSystem.current() == HostSystem.WINDOWS
                        ? ProjectPath.of(directory.getPath())
                        : directory.getPath();
            }
        }
        return null;
    }

    /** The git repository that the user is in, or the working directory. */
    static String project() throws LauncherException {
        String here = working();
        String root = gitRoot(here);
        return root == null ? here : root;
    }

    /** The real path of a directory that was named. */
    static String real(String directory) throws LauncherException {
        File file = new File(directory);
        if (!file.isDirectory()) {
            throw Failure.usage(FIND + directory + ": it is not a directory", "name one that exists");
        }
        try {
            return HostSystem.current() == HostSystem.WINDOWS ? ProjectPath.real(directory) : file.getCanonicalPath();
        } catch (IOException e) {
            throw Failure.usage(FIND + directory + ": it cannot be resolved", null);
        }
    }

    /** The real path of a directory that may be gone; then as it is written. */
    static String realOrGone(String directory) throws LauncherException {
        return new File(directory).isDirectory()
                ? real(directory)
                : gone(new File(directory).toPath().toAbsolutePath().normalize().toString());
    }

    private static String gone(String path) {
        return HostSystem.current() == HostSystem.WINDOWS ? ProjectPath.of(path) : path;
    }
}
