package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.shell.ShellWord;
import dev.sessionvault.launcher.windows.ProjectPath;
import dev.sessionvault.root.HostSystem;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.ToolName;

/** Names as people read them. What was typed where a name belongs may be a key: then it is not repeated. */
final class Named {
    private static final int MAX_ECHOED = 20;

    private Named() {}

    /** A tool that is not in the table: repeated only while it cannot be a key. */
    static String tool(String typed) {
        return ToolName.isValid(typed) && typed.length() <= MAX_ECHOED ? typed : "(what was typed)";
    }

    static String account(AccountName account) {
        return account.isUnnamed() ? "(unnamed)" : account.value();
    }

    /** Whose an entry is, for the middle of a sentence. */
    static String whose(Entry entry) {
        return entry.account().isUnnamed()
                ? ""
                : " of account " + entry.account().value();
    }

    static String kind(Entry entry) {
        return entry.isLogin() ? "login" : "key";
    }

    /** How many logins, or nothing if there are none. */
    static String logins(int count, String before, String after) {
        return count == 0 ? "" : before + count + (count == 1 ? " login" : " logins") + after;
    }

    /** As it is typed in a command. */
    static String typed(AccountName account) {
        return account.isUnnamed() ? "''" : account.value();
    }

    static String scope(Scope scope) {
        return scope instanceof Scope.Project project ? shown(project.path()) : "(everywhere)";
    }

    private static String shown(String path) {
        return HostSystem.current() == HostSystem.WINDOWS ? ProjectPath.shown(path) : path;
    }

    /** The option of {@code sv add} that gives this scope. */
    static String option(Scope scope) {
        return scope instanceof Scope.Project project ? " --project " + quoted(project.path()) : " --global";
    }

    /** As a shell takes it for one word. */
    static String quoted(String path) {
        return ShellWord.of(path);
    }
}
