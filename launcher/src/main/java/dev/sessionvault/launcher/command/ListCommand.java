package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.owner.Deployment;
import dev.sessionvault.launcher.share.owner.OwnerKeys;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Inventory;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        sortOptions = false,
        description = "Show which keys and logins are stored, for which project, until when; never what they are.",
        footer = {"", "Examples:", "  sv list", "  sv list --expired --tool claude", "  sv list --json"})
final class ListCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--expired", description = "Only what has expired.")
    boolean expired;

    @Option(names = "--tool", paramLabel = "TOOL", description = "Only what is stored for this tool.")
    @Nullable
    String tool;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    ListCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        try (Vault vault = sv.unlock().open()) {
            print(vault.inventory());
            if (!json && !expired && tool == null) {
                printOwn(new OwnerKeys(vault));
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void print(Inventory inventory) {
        Terminal terminal = sv.machine().terminal();
        List<EntryView> views = views(inventory);
        if (json) {
            terminal.printText(json(views));
        } else if (inventory.keysAndLogins().isEmpty()) {
            terminal.note("no keys yet: sv add TOOL");
        } else if (views.isEmpty()) {
            terminal.note("nothing is such: sv list shows all");
        } else {
            Table table = new Table("ID", "TOOL", "KIND", "ACCOUNT", "FINGERPRINT", "PROJECT", "EXPIRES IN");
            views.forEach(view -> table.add(view.cells()));
            table.print(terminal);
        }
    }

    /** What no tool is given. */
    private void printOwn(OwnerKeys own) throws VaultException {
        Terminal terminal = sv.machine().terminal();
        if (own.identityKey().isPresent()) {
            terminal.print(
                    "sv's own: the identity that lends: " + own.identityKey().get());
        }
        for (Deployment one : own.deployments()) {
            terminal.print("sv's own: the deployment key for " + one.url());
        }
    }

    private List<EntryView> views(Inventory inventory) {
        long now = sv.machine().clock().instant().getEpochSecond();
        return inventory.keysAndLogins().stream()
                .filter(entry -> tool == null || entry.tool().value().equals(tool))
                .map(entry -> view(entry, now, inventory))
                .filter(view -> !expired || view.isExpired())
                .toList();
    }

    private static EntryView view(Entry entry, long now, Inventory inventory) {
        return new EntryView(
                entry, now, entry.isLogin() ? null : inventory.formerOf(entry).orElse(null));
    }

    private static String json(List<EntryView> views) {
        return Json.text(json -> {
            json.writeStartArray();
            for (EntryView view : views) {
                view.write(json);
            }
            json.writeEndArray();
        });
    }
}
