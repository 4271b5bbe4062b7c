package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.leak.PathBytes;
import dev.sessionvault.launcher.posix.CommandLine;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.WorkingDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A path of the command line, in its own bytes: a name need not be UTF-8 for a key to lie in it. */
final class TypedPath {
    private TypedPath() {}

    /** Absolute, and as it was typed as far as it has no dots. */
    static Path existing(String typed) throws LauncherException {
        byte[] bytes = CommandLine.argument(typed);
        try {
            Path path = bytes.length > 0 && bytes[0] == '/' ? PathBytes.path(bytes) : PathBytes.below(working(), bytes);
            Path plain = path.normalize();
            Path absolute = Files.exists(plain) && Files.isSameFile(plain, path) ? plain : path.toRealPath();
            if (bytes.length > 0) {
                return absolute;
            }
        } catch (IOException | IllegalArgumentException e) {
            // It is told below.
        }
        throw Failure.usage("search: " + ShownPath.of(bytes) + ": there is no such file or directory", null);
    }

    /** The working directory. */
    static Path working() throws LauncherException {
        try {
            return PathBytes.path(WorkingDirectory.get());
        } catch (PosixException e) {
            throw Failure.usage("search: working directory: " + e.getMessage(), "cd to a directory that exists");
        }
    }
}
