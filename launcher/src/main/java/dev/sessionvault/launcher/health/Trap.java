package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;

/** Something that is known to go wrong with a tool. */
interface Trap {
    void lookAt(FoundTool found, Patient patient, Chart chart) throws IOException, LauncherException;
}
