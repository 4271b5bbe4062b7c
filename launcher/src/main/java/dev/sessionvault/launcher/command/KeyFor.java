package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Selection;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import dev.sessionvault.vault.tool.ToolTableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tool in which place as which account a key, or a login, is wanted for. */
final class KeyFor {
    final Machine machine;
    final ToolTable table;
    final Tool tool;
    final String place;
    final @Nullable AccountName account;

    private KeyFor(Machine machine, ToolTable table, Tool tool, String place, @Nullable AccountName account) {
        this.machine = machine;
        this.table = table;
        this.tool = tool;
        this.place = place;
        this.account = account;
    }

    /** Here, for a tool of the table. */
    static KeyFor here(Machine machine, String toolName, @Nullable String account) throws LauncherException {
        String place = Place.working();
        ToolTable table = table(machine);
        Tool tool = table.forProject(tool(table, toolName), place);
        return new KeyFor(machine, table, tool, place, account == null ? null : account(account));
    }

    static ToolTable table(Machine machine) throws LauncherException {
        try {
            return ToolTable.load(machine.directories().config());
        } catch (ToolTableException e) {
            throw Failure.of(e);
        }
    }

    static Tool tool(ToolTable table, String name) throws LauncherException {
        Tool tool = ToolName.isValid(name) ? table.find(ToolName.parse(name)) : null;
        if (tool == null) {
            throw Failure.usage(
                    "find the tool: " + Named.tool(name) + ": not in the table of tools",
                    "`sv tools` lists those that are; tools.toml in the configuration directory adds one");
        }
        return tool;
    }

    static AccountName account(String name) throws LauncherException {
        if (!AccountName.isValid(name)) {
            throw Failure.usage(
                    "read --account: not a name of an account: want up to 64 of A-Z a-z 0-9 . _ @ + -", null);
        }
        return AccountName.parse(name);
    }

    /** Takes the key, or says why there is none; either way the log has it. The caller closes it. */
    Taking.Taken take(Vault vault, Use use) throws LauncherException, VaultException {
        return taken(vault.take(tool.name(), place, account, use), vault, false);
    }

    /** Takes the key or the login, whichever is nearer; else as {@link #take}. */
    Taking.Taken takeKeyOrLogin(Vault vault, Use use) throws LauncherException, VaultException {
        return taken(vault.takeKeyOrLogin(tool.name(), place, account, use), vault, true);
    }

    private Taking.Taken taken(Taking taking, Vault vault, boolean orLogin) throws LauncherException, VaultException {
        if (taking instanceof Taking.Taken taken) {
            warnUnstamped(taken);
            return taken;
        }
        Missing missing = new Missing(this, vault, orLogin);
        if (taking instanceof Taking.Expired expired) {
            throw missing.expired(expired.entry(), expired.lapse());
        }
        if (taking instanceof Taking.Ambiguous ambiguous) {
            throw missing.ambiguous(ambiguous.entries());
        }
        throw taking instanceof Taking.Unmet unmet ? missing.unmet(unmet.choice()) : missing.none();
    }

    private void warnUnstamped(Taking.Taken taken) {
        Optional<VaultException> unstamped = taken.unstamped();
        if (unstamped.isPresent()) {
            machine.terminal().warning("write down this use: " + unstamped.get().getMessage());
        }
    }

    /** The entry that {@link #take} would take. */
    Entry select(Vault vault) throws LauncherException, VaultException {
        return found(vault.select(tool.name(), place, account), vault, false).entry();
    }

    /** The entry that {@link #takeKeyOrLogin} would take, and what chose it. */
    Selection.Found selectKeyOrLogin(Vault vault) throws LauncherException, VaultException {
        return found(vault.selectKeyOrLogin(tool.name(), place, account), vault, true);
    }

    private Selection.Found found(Selection selection, Vault vault, boolean orLogin)
            throws LauncherException, VaultException {
        if (selection instanceof Selection.Found found) {
            return found;
        }
        if (selection instanceof Selection.Expired expired) {
            throw new Missing(this, vault, orLogin).expired(expired.entry(), expired.lapse());
        }
        throw refused(selection, vault, orLogin);
    }

    /** The same entry, key or login, also if it has expired. */
    Entry entry(Vault vault) throws LauncherException, VaultException {
        Selection selection = vault.selectKeyOrLogin(tool.name(), place, account);
        if (selection instanceof Selection.Found found) {
            return found.entry();
        }
        if (selection instanceof Selection.Expired expired) {
            return expired.entry();
        }
        throw refused(selection, vault, true);
    }

    private LauncherException refused(Selection selection, Vault vault, boolean orLogin) throws VaultException {
        Missing missing = new Missing(this, vault, orLogin);
        if (selection instanceof Selection.Ambiguous ambiguous) {
            return missing.ambiguous(ambiguous.entries());
        }
        return selection instanceof Selection.Unmet unmet ? missing.unmet(unmet.choice()) : missing.none();
    }
}
