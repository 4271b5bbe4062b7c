package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.FileStatus;
import dev.sessionvault.launcher.posix.Paths;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.WorkingDirectory;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a program as {@code execvp} does, but never in the working directory: an empty or relative element of PATH
 * would let whoever wrote the project choose the program.
 */
final class PathSearch {
    /** What {@code execvp} takes without a PATH. */
    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    private final byte[] searched;
    private final byte @Nullable [] shims;
    private byte @Nullable [] notExecutable;
    private byte @Nullable [] relative;
    private byte @Nullable [] wrapper;

    PathSearch(List<byte[]> environment) {
        this(environment, null);
    }

    /** @param shims the directory of shims, which is passed over; a real path */
    PathSearch(List<byte[]> environment, byte @Nullable [] shims) {
        byte[] value = Octets.value(environment, "PATH");
        this.searched = value == null ? Octets.of(DEFAULT_PATH) : value;
        this.shims = shims;
    }

    /** The path to execute, absolute; {@code null} if there is none. */
    byte @Nullable [] find(byte[] name) throws LauncherException {
        if (Octets.indexOf(name, '/') >= 0) {
            byte[] path = name[0] == '/' ? name : Octets.concat(workingDirectory(), "/", name);
            return isProgram(path) ? path : null;
        }
        return name.length == 0 ? null : findAlongPath(name);
    }

    private static byte[] workingDirectory() throws LauncherException {
        try {
            return WorkingDirectory.get();
        } catch (PosixException e) {
            throw new LauncherException(
                    ExitCode.NOT_FOUND, "cannot find the working directory: " + e.getMessage(), null);
        }
    }

    /** The same for a bare file name, with {@code null} as the only other answer. */
    byte @Nullable [] findAlongPath(byte[] name) {
        int start = 0;
        while (start <= searched.length) {
            int end = elementEnd(start);
            byte[] path = candidate(Arrays.copyOfRange(searched, start, end), name);
            if (path != null) {
                return path;
            }
            start = end + 1;
        }
        return null;
    }

    /** Where the program was when its shim was made: cron and the like have a PATH that is too short. */
    byte @Nullable [] findByShim(byte[] name) {
        Shim shim = shims == null ? null : Shim.read(Octets.concat(shims, "/", name));
        byte[] path = shim == null ? null : shim.program();
        return path != null && isProgram(path) ? path : null;
    }

    private int elementEnd(int start) {
        int end = start;
        while (end < searched.length && searched[end] != ':') {
            end++;
        }
        return end;
    }

    private byte @Nullable [] candidate(byte[] directory, byte[] name) {
        if (directory.length == 0 || directory[0] != '/') {
            byte[] path = Octets.concat(directory, directory.length == 0 ? "./" : "/", name);
            relative = relative == null && isProgram(path) ? path : relative;
            return null;
        }
        byte[] path = Octets.concat(directory, "/", name);
        return isProgram(path) ? path : null;
    }

    private boolean isProgram(byte[] path) {
        if (!isFile(path)) {
            return false;
        }
        if (!Paths.isExecutable(path)) {
            notExecutable = notExecutable == null ? path : notExecutable;
            return false;
        }
        if (OwnProgram.is(path, shims)) {
            wrapper = path;
            return false;
        }
        return true;
    }

    private static boolean isFile(byte[] path) {
        try {
            return FileStatus.following(path).isRegular();
        } catch (PosixException e) {
            return false;
        }
    }

    /** Why nothing was found, the most telling reason first. */
    LauncherException failure(List<byte[]> names) {
        if (notExecutable != null) {
            String message = "cannot run: " + Octets.display(notExecutable) + ": permission denied";
            return new LauncherException(ExitCode.NOT_EXECUTABLE, message, null);
        }
        if (relative != null) {
            return new LauncherException(
                    ExitCode.DENIED,
                    "cannot run: " + Octets.display(relative) + ": found in the working directory",
                    "remove the empty or relative element from PATH");
        }
        String message = "cannot run: " + list(names) + ": no such program";
        String hint = wrapper == null
                ? "install it, or add its directory to PATH"
                : "only sv's own wrapper was found: " + Octets.display(wrapper);
        return new LauncherException(ExitCode.NOT_FOUND, message, hint);
    }

    private static String list(List<byte[]> names) {
        StringBuilder list = new StringBuilder();
        for (byte[] name : names) {
            list.append(list.length() == 0 ? "" : " or ").append(Octets.display(name));
        }
        return list.toString();
    }
}
