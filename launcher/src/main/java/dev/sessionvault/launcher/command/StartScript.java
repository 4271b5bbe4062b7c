package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import java.io.File;
import java.io.IOException;

/** The script by which this program was started. */
public final class StartScript {
    private StartScript() {}

    /** Its real path. */
    public static String path() throws LauncherException {
        String launcher = System.getProperty("sv.launcher");
        if (launcher == null) {
            throw Failure.usage("find sv itself: it was not started by its start script", "start bin/sv");
        }
        try {
            return new File(launcher).getCanonicalPath();
        } catch (IOException e) {
            throw Failure.usage("find sv itself: " + launcher + ": it cannot be resolved", "start it by its full path");
        }
    }
}
