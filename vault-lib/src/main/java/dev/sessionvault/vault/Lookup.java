package dev.sessionvault.vault;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which entry is meant in a directory: the nearest one above it, then the global one. */
final class Lookup {
    private final Contents contents;
    private final ToolName tool;
    private final @Nullable AccountName account;

    Lookup(Contents contents, ToolName tool, @Nullable AccountName account) {
        this.contents = contents;
        this.tool = tool;
        this.account = account;
    }

    /** None, the one, or several that nobody chose from; whoever asked closes them. */
    List<Stored> nearest(String workingDirectory) throws VaultException {
        String path = Ancestors.requireNormal(workingDirectory);
        while (path != null) {
            List<Stored> found = meant(contents.find(tool, path));
            if (!found.isEmpty()) {
                return found;
            }
            path = Ancestors.parent(path);
        }
        return meant(contents.find(tool, null));
    }

    private List<Stored> meant(List<Stored> here) {
        AccountName name = account;
        if (name != null) {
            return only(here, name);
        }
        if (here.size() > 1 && hasUnnamed(here)) {
            return only(here, AccountName.UNNAMED);
        }
        return here;
    }

    private static boolean hasUnnamed(List<Stored> here) {
        for (Stored stored : here) {
            if (stored.entry().account().isUnnamed()) {
                return true;
            }
        }
        return false;
    }

    private static List<Stored> only(List<Stored> here, AccountName name) {
        List<Stored> kept = new ArrayList<>(1);
        for (Stored stored : here) {
            if (stored.entry().account().value().equals(name.value())) {
                kept.add(stored);
            } else {
                stored.close();
            }
        }
        return kept;
    }
}
