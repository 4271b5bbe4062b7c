package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;

/** A verb whose options picocli has filled in. */
public interface Verb {

    /** @return the exit code */
    int perform() throws LauncherException;
}
