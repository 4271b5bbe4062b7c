package dev.sessionvault.launcher.container;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one directory of the machine that a container sees, with everything below it. */
public final class MountedDirectory {
    private static final String MOUNT = "mount the working directory: ";

    private final String path;

    private MountedDirectory(String path) {
        this.path = path;
    }

    /**
     * @param path the working directory's real path
     * @param home the home directory, in which other tools keep their keys
     * @param own directories of sv
     * @throws LauncherException DENIED if any of those lies in it; USAGE if engines cannot be told of it
     */
    public static MountedDirectory of(String path, @Nullable String home, List<File> own) throws LauncherException {
        if (path.equals("/") || (home != null && isWithin(new File(home), path))) {
            throw denied(path, "it holds the home directory, and with it other tools' keys");
        }
        for (File directory : own) {
            if (isWithin(directory, path)) {
                throw denied(path, "it holds sv's own files");
            }
        }
        if (path.indexOf(',') >= 0 || path.indexOf('"') >= 0 || path.indexOf('\n') >= 0) {
            throw new LauncherException(
                    ExitCode.USAGE, MOUNT + path + ": a path with a comma, a quote or a line's end", "rename it");
        }
        return new MountedDirectory(path);
    }

    private static boolean isWithin(File file, String directory) {
        String real = real(file);
        return real.equals(directory) || real.startsWith(directory + "/");
    }

    private static String real(File file) {
        try {
            return file.getCanonicalPath();
        } catch (IOException e) {
            return file.getAbsolutePath();
        }
    }

    private static LauncherException denied(String path, String why) {
        return new LauncherException(
                ExitCode.DENIED,
                MOUNT + path + ": " + why,
                "cd to the project; or mount what you choose: sv exec TOOL -- docker run --env VARIABLE ...");
    }

    String path() {
        return path;
    }
}
