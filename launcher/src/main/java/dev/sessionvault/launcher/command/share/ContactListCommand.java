package dev.sessionvault.launcher.command.share;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.command.Json;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Table;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Contact;
import dev.sessionvault.launcher.terminal.Terminal;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        sortOptions = false,
        description = "Show whom you lend to, and since when their key is proven.",
        footer = {"", "Examples:", "  sv contact list", "  sv contact list --json"})
public final class ContactListCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    public ContactListCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        List<Contact> contacts = ContactCommand.contacts(sv.machine()).all();
        Terminal terminal = sv.machine().terminal();
        if (json) {
            terminal.printText(json(contacts));
        } else if (contacts.isEmpty()) {
            terminal.note("no contacts yet: sv contact add ALIAS KEY");
        } else {
            Table table = new Table("ALIAS", "FINGERPRINT", "PROVEN", "NOTE");
            contacts.forEach(contact -> table.add(
                    contact.alias().value(),
                    contact.key().fingerprint().words(),
                    shown(contact.proven(), "no"),
                    contact.note()));
            table.print(terminal);
        }
        return ExitCode.DONE.number();
    }

    private static String shown(@Nullable Instant time, String never) {
        return time == null ? never : time.toString();
    }

    private static String json(List<Contact> contacts) {
        return Json.text(json -> {
            json.writeStartArray();
            for (Contact contact : contacts) {
                json.writeStartObject();
                write(json, contact);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Contact contact) throws IOException {
        json.writeStringField("alias", contact.alias().value());
        json.writeStringField("key", contact.key().toString());
        json.writeStringField("fingerprint", contact.key().fingerprint().words());
        json.writeStringField("note", contact.note());
        json.writeStringField("added", contact.added().toString());
        json.writeBooleanField("isProven", contact.isProven());
        json.writeStringField("proven", shown(contact.proven(), ""));
    }
}
