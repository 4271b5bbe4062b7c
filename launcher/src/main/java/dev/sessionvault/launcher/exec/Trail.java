package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.FileStatus;
import dev.sessionvault.launcher.posix.Paths;
import dev.sessionvault.launcher.posix.PosixException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The way to a program, step by step: every directory and symbolic link on it decides which file is run, so each is
 * looked at, not only those that the real path names.
 */
final class Trail {
    private static final byte[] ROOT = {'/'};
    /** As many as the kernel follows. */
    private static final int MAX_LINKS = 40;

    private final byte @Nullable [] project;
    private final Owners owners;
    private final Deque<byte[]> ahead = new ArrayDeque<>();
    private byte[] here = ROOT;
    private int links;

    private Trail(byte @Nullable [] project, Owners owners) {
        this.project = project;
        this.owners = owners;
    }

    /**
     * The program's real path.
     *
     * @param project directory in which no step but a plain directory may lie, a real path
     * @throws LauncherException DENIED if somebody else can change where the path leads
     */
    static byte[] follow(byte[] path, byte @Nullable [] project) throws LauncherException {
        try {
            Trail trail = new Trail(project, Owners.ofThisUser());
            trail.pushAhead(path);
            return trail.walk();
        } catch (PosixException e) {
            throw new LauncherException(
                    ExitCode.NOT_EXECUTABLE, "cannot run: " + Octets.display(path) + ": " + e.getMessage(), null);
        }
    }

    private byte[] walk() throws PosixException, LauncherException {
        owners.require(here, FileStatus.of(here));
        while (!ahead.isEmpty()) {
            step(ahead.pop());
        }
        return here;
    }

    private void step(byte[] name) throws PosixException, LauncherException {
        if (name.length == 2 && name[0] == '.' && name[1] == '.') {
            here = parent(here);
            return;
        }
        byte[] next = Octets.concat(here, here.length == 1 ? "" : "/", name);
        FileStatus status = FileStatus.of(next);
        owners.require(next, status);
        if (!status.isDirectory()) {
            requireOutsideProject(next);
        }
        if (status.isLink()) {
            followLink(next);
        } else {
            here = next;
        }
    }

    private void followLink(byte[] link) throws PosixException, LauncherException {
        if (++links > MAX_LINKS) {
            throw new LauncherException(
                    ExitCode.NOT_EXECUTABLE, "cannot run: " + Octets.display(link) + ": too many symbolic links", null);
        }
        byte[] target = Paths.link(link);
        if (target.length > 0 && target[0] == '/') {
            here = ROOT;
        }
        pushAhead(target);
    }

    /** The components of a path come before those that are still ahead; empty ones and dots say nothing. */
    private void pushAhead(byte[] path) {
        int end = path.length;
        for (int i = path.length - 1; i >= -1; i--) {
            if (i < 0 || path[i] == '/') {
                boolean dot = end - i == 2 && path[i + 1] == '.';
                if (end - i > 1 && !dot) {
                    ahead.push(Arrays.copyOfRange(path, i + 1, end));
                }
                end = i;
            }
        }
    }

    private static byte[] parent(byte[] directory) {
        int slash = directory.length - 1;
        while (slash > 0 && directory[slash] != '/') {
            slash--;
        }
        return slash == 0 ? ROOT : Arrays.copyOf(directory, slash);
    }

    private void requireOutsideProject(byte[] step) throws LauncherException {
        if (project != null && Octets.isWithin(step, project)) {
            throw new LauncherException(
                    ExitCode.DENIED,
                    "cannot run: " + Octets.display(step) + ": the program lies inside the project",
                    "install it elsewhere, put another directory first in PATH, or `sv tools pin` this one");
        }
    }
}
