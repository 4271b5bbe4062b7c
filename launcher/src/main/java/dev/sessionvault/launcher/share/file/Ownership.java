package dev.sessionvault.launcher.share.file;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a file or directory is the user's alone; refused by name if it is not. */
public final class Ownership {
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int PERMISSIONS = 07777;
    private static final int OTHERS = 0077;
    private static final int OTHERS_WRITE = 0022;

    private final String doing;

    /** @param doing what cannot be done then, as {@code read the contacts} */
    public Ownership(String doing) {
        this.doing = doing;
    }

    /**
     * Nobody else may read or write the file.
     *
     * @return whether there is one
     */
    public boolean requireFile(Path file) throws LauncherException {
        Map<String, Object> status = status(file, LinkOption.NOFOLLOW_LINKS);
        if (status == null) {
            return false;
        }
        int mode = number(status, "mode");
        if ((mode & TYPE) != REGULAR) {
            throw refused(file, (mode & TYPE) == LINK ? "it is a symbolic link" : "it is no file", null);
        }
        requireOurs(file, status);
        if ((mode & OTHERS) != 0) {
            throw others(file, mode, "600");
        }
        return true;
    }

    /** Nobody else may put a file there or take one away; that others may list it is no harm. */
    public void requireDirectory(Path directory) throws LauncherException {
        Map<String, Object> status = status(directory);
        if (status == null || (number(status, "mode") & TYPE) != DIRECTORY) {
            throw refused(directory, "it is no directory", null);
        }
        requireOurs(directory, status);
        if ((number(status, "mode") & OTHERS_WRITE) != 0) {
            throw others(directory, number(status, "mode"), "700");
        }
    }

    private void requireOurs(Path path, Map<String, Object> status) throws LauncherException {
        Map<String, Object> process = status(Path.of("/proc/self"));
        int us = process == null ? -1 : number(process, "uid");
        if (number(status, "uid") != us) {
            throw refused(path, "it belongs to user " + number(status, "uid") + ", not to user " + us, null);
        }
    }

    private @Nullable Map<String, Object> status(Path path, LinkOption... options) throws LauncherException {
        try {
            return Files.readAttributes(path, "unix:mode,uid", options);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw refused(path, "it cannot be looked at", null);
        }
    }

    private static int number(Map<String, Object> status, String name) {
        Object value = status.get(name);
        if (value instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalStateException("no attribute " + name);
    }

    private LauncherException others(Path path, int mode, String want) {
        String octal = Integer.toOctalString(mode & PERMISSIONS);
        return refused(path, "it has mode " + octal + ", want " + want, "chmod " + want + " '" + path + "'");
    }

    private LauncherException refused(Path path, String why, @Nullable String hint) {
        return new LauncherException(ExitCode.DENIED, doing + ": " + path + ": " + why, hint);
    }
}
