package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.EntryId;
import dev.sessionvault.vault.Inventory;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        sortOptions = false,
        description = {
            "Remove keys: by ID, or all of a tool, or all of a project, or all of a tool in a project.",
            "",
            "A login stays unless --login is there too: removed here it is lost, since the vault has the only copy."
                    + " `sv surrender` takes it out and gives it back to its tool."
        },
        footer = {
            "",
            "Examples:",
            "  sv remove 3f9c21",
            "  sv remove --tool codex",
            "  sv remove --project ~/work/old",
            "  sv remove 8b01d4 --login"
        })
final class RemoveCommand implements Verb {
    private final SvCommand sv;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "As `sv list` shows it.")
    List<String> ids = new ArrayList<>();

    @Option(names = "--tool", paramLabel = "TOOL", description = "All keys of this tool.")
    @Nullable
    String tool;

    @Option(names = "--project", paramLabel = "DIR", description = "All keys that are bound to exactly this directory.")
    @Nullable
    String project;

    @Option(names = "--login", description = "Logins too, each of which is lost then.")
    boolean login;

    RemoveCommand(SvCommand sv) {
        this.sv = sv;
    }

    /** All or nothing: one ID that is not there, and none is removed. */
    @Override
    public int perform() throws LauncherException {
        boolean byFilter = tool != null || project != null;
        if (byFilter == !ids.isEmpty()) {
            throw Failure.usage("read the command line: remove: want IDs, or --tool and --project", "sv remove --help");
        }
        String directory = project == null ? null : Place.realOrGone(project);
        try (Vault vault = sv.unlock().open()) {
            Inventory inventory = vault.inventory();
            List<Entry> chosen = byFilter ? matching(inventory, directory) : named(inventory.keysAndLogins());
            vault.remove(chosen.stream().map(Entry::id).collect(Collectors.toSet()));
            chosen.forEach(this::told);
            if (byFilter && !login) {
                tellLeft(filtered(inventory.logins(), directory).size());
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private List<Entry> matching(Inventory inventory, @Nullable String directory) throws LauncherException {
        List<Entry> chosen = filtered(login ? inventory.keysAndLogins() : inventory.entries(), directory);
        List<Entry> logins = filtered(inventory.logins(), directory);
        if (chosen.isEmpty() && !logins.isEmpty()) {
            throw isLogin(logins.get(0));
        }
        if (chosen.isEmpty()) {
            throw none("no key is stored for that");
        }
        return chosen;
    }

    private List<Entry> filtered(List<Entry> entries, @Nullable String directory) {
        return entries.stream()
                .filter(entry -> tool == null || entry.tool().value().equals(tool))
                .filter(entry -> directory == null || isBoundTo(entry, directory))
                .toList();
    }

    private static boolean isBoundTo(Entry entry, String directory) {
        return entry.scope() instanceof Scope.Project bound && bound.path().equals(directory);
    }

    private List<Entry> named(List<Entry> entries) throws LauncherException {
        Set<Entry> chosen = new LinkedHashSet<>();
        for (String id : ids) {
            List<Entry> meant =
                    entries.stream().filter(entry -> entry.id().isMeantBy(id)).toList();
            if (meant.size() != 1) {
                throw none(shown(id) + (meant.isEmpty() ? ": nothing has this ID" : ": several IDs begin so"));
            }
            if (meant.get(0).isLogin() && !login) {
                throw isLogin(meant.get(0));
            }
            chosen.add(meant.get(0));
        }
        return List.copyOf(chosen);
    }

    private static String shown(String id) {
        return id.matches("[0-9a-f]{1,16}") ? id : "(what was typed)";
    }

    private static LauncherException isLogin(Entry entry) {
        return Failure.usage(
                "remove keys: " + entry.id().brief() + ": it is a login: removed here, it is lost",
                "sv surrender " + entry.tool().value() + Named.option(entry.scope()) + account(entry)
                        + " gives it back to its tool; --login removes it");
    }

    private static String account(Entry entry) {
        return entry.account().isUnnamed()
                ? ""
                : " --account " + entry.account().value();
    }

    private static LauncherException none(String why) {
        return new LauncherException(
                ExitCode.NO_KEY,
                "remove keys: " + why,
                "`sv list` shows the IDs; " + EntryId.SHORT_DIGITS + " digits or more name one");
    }

    private void told(Entry entry) {
        sv.machine()
                .terminal()
                .print("removed " + entry.id().brief() + ": " + entry.tool().value() + (entry.isLogin() ? " login" : "")
                        + ", for " + Named.scope(entry.scope()));
    }

    private void tellLeft(int logins) {
        if (logins > 0) {
            sv.machine().terminal().note(Named.logins(logins, "", "") + " left: sv surrender, or --login");
        }
    }
}
