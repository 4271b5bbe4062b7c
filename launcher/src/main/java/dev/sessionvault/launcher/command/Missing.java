package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.login.LoginFile;
import dev.sessionvault.launcher.login.LoginFiles;
import dev.sessionvault.vault.Choice;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Inventory;
import dev.sessionvault.vault.Lapse;
import dev.sessionvault.vault.Selection;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Why nothing is taken for a tool, and what to do about it. */
final class Missing {
    private final KeyFor wanted;
    private final Vault vault;
    private final boolean orLogin;
    private final String tool;

    /** @param orLogin whether a login would do too */
    Missing(KeyFor wanted, Vault vault, boolean orLogin) {
        this.wanted = wanted;
        this.vault = vault;
        this.orLogin = orLogin;
        this.tool = wanted.tool.name().value();
    }

    LauncherException expired(Entry entry, Lapse lapse) {
        String limit = lapse == Lapse.IDLE
                ? "it was not used for " + Span.write(entry.expiry().idleSeconds())
                : "its deadline has passed";
        return new LauncherException(
                ExitCode.EXPIRED,
                "take the " + Named.kind(entry) + ": " + tool + ": "
                        + entry.id().brief() + " has expired: " + limit,
                "sv renew " + tool + accountOption());
    }

    private String accountOption() {
        return wanted.account == null ? "" : " --account " + Named.typed(wanted.account);
    }

    /** Both of one account in one place: nobody but who put them there knows which is meant. */
    LauncherException ambiguous(List<Entry> entries) {
        Entry first = entries.get(0);
        Entry second = entries.get(1);
        if (entries.size() > 2 || !first.account().equals(second.account())) {
            return several(entries);
        }
        Entry key = first.isLogin() ? second : first;
        return new LauncherException(
                ExitCode.USAGE,
                "take the key: " + tool + ": a key, " + key.id().brief() + ", and a login, "
                        + (key == first ? second : first).id().brief() + ", of one account, "
                        + Named.account(first.account()) + ", are here",
                "--account NAME for another one; or keep one of them: sv remove "
                        + key.id().brief() + ", or sv surrender " + tool);
    }

    private LauncherException several(List<Entry> entries) {
        List<String> names = new ArrayList<>();
        for (Entry entry : entries) {
            names.add(Named.account(entry.account()) + (entry.isLogin() ? " (login)" : ""));
        }
        Collections.sort(names);
        return new LauncherException(
                ExitCode.USAGE,
                "take the key: " + tool + ": several accounts have one here: " + String.join(", ", names),
                "choose one for this project: sv use ACCOUNT " + tool + "; or for once: --account NAME");
    }

    LauncherException unmet(Choice choice) throws VaultException {
        String what = "no key of account " + Named.account(choice.account()) + " for " + wanted.place + ", and "
                + Named.scope(choice.scope()) + " uses that account";
        if (isOnlyLogin()) {
            return onlyLogin(what);
        }
        return new LauncherException(
                ExitCode.NO_KEY,
                "take the key: " + tool + ": " + what,
                "sv add " + tool + " --account " + Named.typed(choice.account())
                        + "; or choose another: sv use ACCOUNT " + tool);
    }

    LauncherException none() throws VaultException {
        String whose = wanted.account == null ? "" : " of account " + Named.account(wanted.account);
        String what = "no key" + whose + " for " + wanted.place;
        if (isOnlyLogin()) {
            return onlyLogin(what);
        }
        boolean named = wanted.account != null && !wanted.account.isUnnamed();
        String hint = adoption() + "sv add " + tool + (named ? accountOption() : "") + elsewhere(vault.inventory());
        return new LauncherException(ExitCode.NO_KEY, "take the key: " + tool + ": " + what, hint);
    }

    /** For who is logged in, which most are who come without a key. */
    private String adoption() {
        Machine machine = wanted.machine;
        LoginFile file = new LoginFiles(List.of(wanted.tool), LoginOf.home(machine), machine.environment())
                .files()
                .get(wanted.tool);
        boolean isThere = orLogin && file != null && file.standing() == LoginFile.Standing.FILE;
        return isThere ? "sv adopt " + tool + " takes the login that is in its file; for a key: " : "";
    }

    private boolean isOnlyLogin() throws VaultException {
        if (orLogin) {
            return false;
        }
        Selection selection = vault.selectKeyOrLogin(wanted.tool.name(), wanted.place, wanted.account);
        return !(selection instanceof Selection.None || selection instanceof Selection.Unmet);
    }

    /** A login is a file that changes: no variable, and no output of a command, can be one. */
    private LauncherException onlyLogin(String what) {
        return new LauncherException(
                ExitCode.NO_KEY,
                "take the key: " + tool + ": " + what + "; what is here is a login, and only `sv run` lends it",
                "sv run " + tool + accountOption());
    }

    private String elsewhere(Inventory inventory) {
        int keys = count(inventory.entries());
        int all = keys + (orLogin ? count(inventory.logins()) : 0);
        if (all == 0) {
            return "";
        }
        String what = keys == all ? "a key" : keys == 0 ? "a login" : "a key or login";
        String plural = all == 1 ? "" : "s";
        return "; " + what + " for " + tool + " is bound to " + all + " other project" + plural + " or account" + plural
                + ": sv list";
    }

    private int count(List<Entry> entries) {
        int count = 0;
        for (Entry entry : entries) {
            count += entry.tool().equals(wanted.tool.name()) ? 1 : 0;
        }
        return count;
    }
}
