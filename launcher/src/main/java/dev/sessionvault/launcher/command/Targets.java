package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.EntryId;
import dev.sessionvault.vault.Selection;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys and logins that are meant by an id, a tool, or nothing: then those that apply here and have expired. */
final class Targets {
    private final Machine machine;
    private final Vault vault;

    Targets(Machine machine, Vault vault) {
        this.machine = machine;
        this.vault = vault;
    }

    /** One, or any number if nothing was said. */
    List<Entry> of(@Nullable String target, @Nullable String account) throws LauncherException, VaultException {
        if (target == null) {
            return expiredHere();
        }
        boolean isTool = ToolName.isValid(target) && KeyFor.table(machine).find(ToolName.parse(target)) != null;
        return List.of(isTool ? KeyFor.here(machine, target, account).entry(vault) : byId(target));
    }

    private List<Entry> expiredHere() throws LauncherException, VaultException {
        Set<ToolName> tools = new LinkedHashSet<>();
        vault.inventory().keysAndLogins().forEach(entry -> tools.add(entry.tool()));
        List<Entry> expired = new ArrayList<>();
        for (ToolName tool : tools) {
            if (vault.selectKeyOrLogin(tool, Place.working(), null) instanceof Selection.Expired found) {
                expired.add(found.entry());
            }
        }
        return expired;
    }

    private Entry byId(String digits) throws LauncherException, VaultException {
        List<Entry> meant = vault.inventory().keysAndLogins().stream()
                .filter(entry -> entry.id().isMeantBy(digits))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        String shown = digits.matches("[0-9a-f]{1,16}") ? digits : Named.tool(digits);
        throw new LauncherException(
                ExitCode.NO_KEY,
                "find the entry: " + shown + ": " + (meant.isEmpty() ? "no tool and no ID" : "several IDs begin so"),
                "`sv list` shows the IDs; " + EntryId.SHORT_DIGITS + " digits or more name one");
    }
}
