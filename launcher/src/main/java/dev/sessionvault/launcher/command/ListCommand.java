package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        sortOptions = false,
        description = "Show what is stored, for which project, until when; never a key.",
        footer = {"", "Examples:", "  sv list", "  sv list --json"})
final class ListCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    ListCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        try (Vault vault = sv.unlock().open()) {
            print(vault.entries());
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void print(List<Entry> entries) {
        Terminal terminal = sv.machine().terminal();
        long now = sv.machine().clock().instant().getEpochSecond();
        if (json) {
            terminal.printText(json(entries, now));
        } else if (entries.isEmpty()) {
            terminal.note("no keys yet: sv add TOOL");
        } else {
            Table table = new Table("ID", "TOOL", "ACCOUNT", "FINGERPRINT", "PROJECT", "EXPIRES IN");
            entries.forEach(entry -> table.add(new EntryView(entry, now).cells()));
            table.print(terminal);
        }
    }

    private static String json(List<Entry> entries, long now) {
        return Json.text(json -> {
            json.writeStartArray();
            for (Entry entry : entries) {
                new EntryView(entry, now).write(json);
            }
            json.writeEndArray();
        });
    }
}
