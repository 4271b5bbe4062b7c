package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Choice;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Lapse;
import dev.sessionvault.vault.Selection;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import dev.sessionvault.vault.tool.ToolTableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tool in which place as which account a key is wanted for; and why there is none. */
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
        Taking taking = vault.take(tool.name(), place, account, use);
        if (taking instanceof Taking.Taken taken) {
            warnUnstamped(taken);
            return taken;
        }
        if (taking instanceof Taking.Expired expired) {
            throw expired(expired.entry(), expired.lapse());
        }
        if (taking instanceof Taking.Ambiguous ambiguous) {
            throw ambiguous(ambiguous.entries());
        }
        throw taking instanceof Taking.Unmet unmet ? unmet(unmet.choice()) : none(vault);
    }

    private void warnUnstamped(Taking.Taken taken) {
        Optional<VaultException> unstamped = taken.unstamped();
        if (unstamped.isPresent()) {
            machine.terminal().warning("write down this use: " + unstamped.get().getMessage());
        }
    }

    /** The entry that {@link #take} would take. */
    Entry select(Vault vault) throws LauncherException, VaultException {
        return found(vault).entry();
    }

    /** The same, and what chose it. */
    Selection.Found found(Vault vault) throws LauncherException, VaultException {
        Selection selection = vault.select(tool.name(), place, account);
        if (selection instanceof Selection.Found found) {
            return found;
        }
        if (selection instanceof Selection.Expired expired) {
            throw expired(expired.entry(), expired.lapse());
        }
        throw refused(selection, vault);
    }

    /** The same entry, also if it has expired. */
    Entry entry(Vault vault) throws LauncherException, VaultException {
        Selection selection = vault.select(tool.name(), place, account);
        if (selection instanceof Selection.Found found) {
            return found.entry();
        }
        if (selection instanceof Selection.Expired expired) {
            return expired.entry();
        }
        throw refused(selection, vault);
    }

    private LauncherException refused(Selection selection, Vault vault) throws VaultException {
        if (selection instanceof Selection.Ambiguous ambiguous) {
            return ambiguous(ambiguous.entries());
        }
        return selection instanceof Selection.Unmet unmet ? unmet(unmet.choice()) : none(vault);
    }

    private LauncherException expired(Entry entry, Lapse lapse) {
        String limit = lapse == Lapse.IDLE
                ? "it was not used for " + Span.write(entry.expiry().idleSeconds())
                : "its deadline has passed";
        return new LauncherException(
                ExitCode.EXPIRED,
                "take the key: " + tool.name().value() + ": " + entry.id().brief() + " has expired: " + limit,
                "sv renew " + tool.name().value() + accountOption());
    }

    private String accountOption() {
        return account == null ? "" : " --account " + Named.typed(account);
    }

    private LauncherException unmet(Choice choice) {
        String name = tool.name().value();
        return new LauncherException(
                ExitCode.NO_KEY,
                "take the key: " + name + ": no key of account " + Named.account(choice.account()) + " for " + place
                        + ", and " + Named.scope(choice.scope()) + " uses that account",
                "sv add " + name + " --account " + Named.typed(choice.account())
                        + "; or choose another: sv use ACCOUNT " + name);
    }

    private LauncherException ambiguous(List<Entry> entries) {
        List<String> names = new ArrayList<>();
        for (Entry entry : entries) {
            names.add(Named.account(entry.account()));
        }
        Collections.sort(names);
        return new LauncherException(
                ExitCode.USAGE,
                "take the key: " + tool.name().value() + ": several accounts have one here: "
                        + String.join(", ", names),
                "choose one for this project: sv use ACCOUNT " + tool.name().value() + "; or for once: --account NAME");
    }

    private LauncherException none(Vault vault) throws VaultException {
        String name = tool.name().value();
        String whose = account == null ? "" : " of account " + Named.account(account);
        int elsewhere = elsewhere(vault.entries());
        String hint =
                "sv add " + name + (account == null || account.isUnnamed() ? "" : " --account " + account.value());
        if (elsewhere > 0) {
            hint += "; a key for " + name + " is bound to " + elsewhere + " other project" + (elsewhere == 1 ? "" : "s")
                    + " or account" + (elsewhere == 1 ? "" : "s") + ": sv list";
        }
        return new LauncherException(
                ExitCode.NO_KEY, "take the key: " + name + ": no key" + whose + " for " + place, hint);
    }

    private int elsewhere(List<Entry> entries) {
        int count = 0;
        for (Entry entry : entries) {
            count += entry.tool().value().equals(tool.name().value()) ? 1 : 0;
        }
        return count;
    }
}
