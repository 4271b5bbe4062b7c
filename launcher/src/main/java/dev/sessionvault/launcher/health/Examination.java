package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.VaultException;
import java.io.IOException;

/** One thing that is looked at. What it throws says that it could not be looked at, or not to the end. */
interface Examination {
    /** A word, stable, for programs and for the command line. */
    String id();

    /** For people. */
    String title();

    void examine(Patient patient, Chart chart) throws IOException, LauncherException, VaultException, UnseenException;
}
