package dev.sessionvault.vault;

import java.util.LinkedHashMap;
import java.util.Map;

/** Directories that have another path on this machine: an entry of one of them, or below it, goes with it. */
public final class Moves {
    private final Map<String, String> newByOld = new LinkedHashMap<>();

    /** @throws IllegalArgumentException unless both are paths as in {@link Scope.Project} */
    public Moves put(String oldPath, String newPath) {
        newByOld.put(Ancestors.requireNormal(oldPath), Ancestors.requireNormal(newPath));
        return this;
    }

    /** The same place on this machine; of several moves that fit, the one of the nearest directory counts. */
    public Scope apply(Scope scope) {
        if (!(scope instanceof Scope.Project project)) {
            return scope;
        }
        String path = project.path();
        for (String above = path; above != null; above = Ancestors.parent(above)) {
            String moved = newByOld.get(above);
            if (moved != null) {
                return new Scope.Project(join(moved, path.substring(above.length())));
            }
        }
        return scope;
    }

    private static String join(String directory, String rest) {
        if (rest.isEmpty()) {
            return directory;
        }
        String below = rest.startsWith("/") ? rest : "/" + rest;
        return directory.equals("/") ? below : directory + below;
    }
}
