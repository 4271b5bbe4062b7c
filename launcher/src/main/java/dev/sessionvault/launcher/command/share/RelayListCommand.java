package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.Json;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Table;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.owner.Deployment;
import dev.sessionvault.launcher.share.owner.OwnerKeys;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        sortOptions = false,
        description = "Show the relays that the vault has a deployment key for; never a key.",
        footer = {"", "Examples:", "  sv relay list", "  sv relay list --json"})
public final class RelayListCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    public RelayListCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        try (Vault vault = sv.unlock().open()) {
            print(new OwnerKeys(vault).deployments());
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void print(List<Deployment> deployments) {
        Terminal terminal = sv.machine().terminal();
        if (json) {
            terminal.printText(json(deployments));
        } else if (deployments.isEmpty()) {
            terminal.note("no relay yet: sv relay login RELAY");
        } else {
            Table table = new Table("RELAY", "TOKEN", "SINCE");
            deployments.forEach(
                    one -> table.add(one.url(), one.token(), one.added().toString()));
            table.print(terminal);
        }
    }

    private static String json(List<Deployment> deployments) {
        return Json.text(json -> {
            json.writeStartArray();
            for (Deployment one : deployments) {
                json.writeStartObject();
                json.writeStringField("relay", one.relay().value());
                json.writeBooleanField("tls", one.tls());
                json.writeStringField("token", one.token());
                json.writeStringField("authority", one.authority());
                json.writeStringField("key", one.key().toString());
                json.writeStringField("since", one.added().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
