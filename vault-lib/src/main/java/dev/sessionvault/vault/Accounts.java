package dev.sessionvault.vault;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which accounts have a key or a login for a tool at a directory or above it. */
final class Accounts {
    private final Contents contents;
    private final ToolName tool;
    private final List<Stored> nearest = new ArrayList<>();

    Accounts(Contents contents, ToolName tool) {
        this.contents = contents;
        this.tool = tool;
    }

    /** Of each account the nearest entry, nearest first. */
    List<Stored> from(String workingDirectory) throws VaultException {
        String path = Ancestors.requireNormal(workingDirectory);
        while (path != null) {
            note(path);
            path = Ancestors.parent(path);
        }
        note(null);
        return nearest;
    }

    private void note(@Nullable String path) throws VaultException {
        for (Stored stored : contents.find(tool, path)) {
            if ((stored.isKey() || stored.isLogin()) && !isKnown(stored.entry().account())) {
                nearest.add(stored);
            }
        }
    }

    private boolean isKnown(AccountName account) {
        for (Stored stored : nearest) {
            if (stored.isOf(account)) {
                return true;
            }
        }
        return false;
    }
}
