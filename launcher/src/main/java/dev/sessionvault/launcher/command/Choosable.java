package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.ToolName;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which accounts have keys or logins that a place could use. */
final class Choosable {
    private final List<Entry> entries;
    private final Scope scope;

    Choosable(List<Entry> all, Scope scope) {
        this.scope = scope;
        this.entries = all.stream().filter(this::reaches).toList();
    }

    private boolean reaches(Entry entry) {
        return scope instanceof Scope.Project project
                ? entry.scope().holds(project.path())
                : entry.scope() instanceof Scope.Global;
    }

    /**
     * The tools of which the account has one there.
     *
     * @param tool the one that is wanted, or {@code null} for all
     * @throws LauncherException NO_KEY if there is none
     */
    List<ToolName> tools(AccountName account, @Nullable ToolName tool) throws LauncherException {
        List<ToolName> tools = entries.stream()
                .filter(entry -> entry.account().equals(account))
                .map(Entry::tool)
                .filter(name -> tool == null || name.equals(tool))
                .distinct()
                .toList();
        if (tools.isEmpty()) {
            throw unknown(account, tool);
        }
        return tools;
    }

    private LauncherException unknown(AccountName account, @Nullable ToolName tool) {
        String what = tool == null ? "any tool" : tool.value();
        TreeSet<String> names = entries.stream()
                .filter(entry -> tool == null || entry.tool().equals(tool))
                .map(entry ->
                        Named.account(entry.account()) + " (" + entry.tool().value() + (entry.isLogin() ? " login" : "")
                                + ", fingerprint " + entry.fingerprint() + ")")
                .collect(Collectors.toCollection(TreeSet::new));
        return new LauncherException(
                ExitCode.NO_KEY,
                "choose the account: " + Named.account(account) + ": it has no key of " + what + " for "
                        + Named.scope(scope),
                names.isEmpty() ? "sv add TOOL --account NAME" : "accounts that have one: " + String.join("; ", names));
    }
}
