package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Who else may change what a path leads to: each directory and link on the way to it counts. */
public final class Writers {
    private static final String BEFORE = "cannot run: ";

    private Writers() {}

    /**
     * What others may change, and why: {@code /opt: everybody may write it}; {@code null} if nobody can.
     *
     * @throws LauncherException if the way cannot be looked at
     */
    public static @Nullable String others(Path path) throws LauncherException {
        try {
            Trail.follow(Octets.of(path.toAbsolutePath().toString()), null);
            return null;
        } catch (LauncherException e) {
            if (e.code() != ExitCode.DENIED) {
                throw e;
            }
            String message = String.valueOf(e.getMessage());
            return message.startsWith(BEFORE) ? message.substring(BEFORE.length()) : message;
        }
    }
}
