package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.LauncherException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program that may be given a key: found as the shell would find it, and nobody else can have put it there. */
public final class Program {
    private final byte[] path;
    private final byte[] realPath;

    private Program(byte[] path, byte[] realPath) {
        this.path = path;
        this.realPath = realPath;
    }

    /**
     * The first of {@code names} that is a program.
     *
     * @param names file names, looked for along the caller's PATH; one with a slash is taken as a path
     * @param environment the caller's, for its PATH and HOME
     * @param project directory whose contents are not trusted, a real path; {@code null} for none
     * @throws LauncherException NOT_FOUND, NOT_EXECUTABLE, or DENIED: inside the project, or writable by others
     */
    public static Program find(List<byte[]> names, List<byte[]> environment, byte @Nullable [] project)
            throws LauncherException {
        throw new LauncherException(dev.sessionvault.launcher.exit.ExitCode.BUG, "unfinished", null);
    }

    /** {@link #find(List, List, byte[])} by the names of the tool table. */
    public static Program findNamed(List<String> names, List<byte[]> environment, byte @Nullable [] project)
            throws LauncherException {
        throw new LauncherException(dev.sessionvault.launcher.exit.ExitCode.BUG, "unfinished", null);
    }

    /** What is executed: a PATH directory and the name, symbolic links as they are. */
    public byte[] path() {
        return path.clone();
    }

    /** The file itself. */
    public byte[] realPath() {
        return realPath.clone();
    }
}
