package dev.sessionvault.vault;

import dev.sessionvault.vault.format.v1.RecordKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which entry is meant in a directory: FORMAT.md "Looking up". Good for one walk. */
final class Lookup {
    private final Contents contents;
    private final @Nullable RecordKind kind;
    private final ToolName tool;
    private @Nullable AccountName account;
    private @Nullable Stored choice;

    /** @param kind only keys or only logins; {@code null} for both alike */
    Lookup(Contents contents, @Nullable RecordKind kind, ToolName tool, @Nullable AccountName account) {
        if (tool.isOwn()) {
            throw new IllegalArgumentException(tool + " is no tool");
        }
        this.contents = contents;
        this.kind = kind;
        this.tool = tool;
        this.account = account;
    }

    ToolName tool() {
        return tool;
    }

    /** What is looked for, in words. */
    String wanted() {
        if (kind == null) {
            return "key or login";
        }
        return kind == RecordKind.LOGIN ? "login" : "key";
    }

    /** None, the one, or several that nobody chose from. */
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

    /** What fixed the account, if a choice did. */
    @Nullable
    Choice choice() {
        return choice == null ? null : choice.choice();
    }

    private List<Stored> meant(List<Stored> here) {
        heedChoice(here);
        AccountName name = account;
        if (name != null) {
            return only(here, name);
        }
        List<Stored> unnamed = only(here, AccountName.UNNAMED);
        return unnamed.isEmpty() ? only(here, null) : unnamed;
    }

    /** The nearest one counts, and none where the account was named. */
    private void heedChoice(List<Stored> here) {
        for (Stored stored : here) {
            if (account == null && stored.isChoice()) {
                choice = stored;
                account = stored.entry().account();
            }
        }
    }

    private List<Stored> only(List<Stored> here, @Nullable AccountName name) {
        List<Stored> kept = new ArrayList<>(1);
        for (Stored stored : here) {
            if (isWanted(stored) && (name == null || stored.isOf(name))) {
                kept.add(stored);
            }
        }
        return kept;
    }

    private boolean isWanted(Stored stored) {
        return kind == null ? stored.isKey() || stored.isLogin() : stored.kind() == kind;
    }
}
