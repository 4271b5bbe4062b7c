package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import java.util.List;

/** Something that can be mended safely: nothing is lost by it, and done twice it does no more than once. */
public interface Remedy {
    /** What it will do, for people. */
    String title();

    /** What changes in a file of the user's, line by line; empty if none does. */
    default List<String> difference() {
        return List.of();
    }

    void apply() throws LauncherException;
}
