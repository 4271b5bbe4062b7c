package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Where a new key may be used.
 *
 * @param why how that was decided, for the answer
 */
record Bound(Scope scope, String why) {

    /** What was asked for; else the git repository that encloses the working directory; else that directory. */
    static Bound choose(@Nullable String project, boolean global) throws LauncherException {
        if (global && project != null) {
            throw Failure.usage("read the command line: --global: --project was given too", "choose one of them");
        }
        if (global) {
            return new Bound(new Scope.Global(), "as asked");
        }
        if (project != null) {
            return of(Place.real(project), "as asked");
        }
        String working = Place.working();
        String root = Place.gitRoot(working);
        return root == null
                ? of(working, "the working directory; no git repository encloses it")
                : of(root, root.equals(working) ? "the git repository here" : "the git repository around " + working);
    }

    private static Bound of(String path, String why) throws LauncherException {
        try {
            return new Bound(new Scope.Project(path), why);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("find the project: " + path + ": a key cannot be bound to this path", null);
        }
    }
}
