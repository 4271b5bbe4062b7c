package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Becoming the tool: the same process goes on as another program, and nothing of sv is left. */
public final class Launch {
    private Launch() {}

    /**
     * Replaces this process by the program. Returns never: either the program runs, or this throws.
     *
     * @param arguments after the program's name, as bytes
     * @param key put into {@link ChildEnvironment#variable()}; {@code null} to start without one
     * @throws LauncherException NOT_EXECUTABLE or NOT_FOUND; nothing else is tried instead
     */
    public static void become(
            Program program, List<byte[]> arguments, ChildEnvironment environment, @Nullable SecretBytes key)
            throws LauncherException {
        throw new LauncherException(ExitCode.BUG, "unfinished", null);
    }
}
