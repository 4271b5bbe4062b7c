package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Alias;
import dev.sessionvault.launcher.share.key.Contact;
import dev.sessionvault.launcher.share.key.Contacts;
import dev.sessionvault.launcher.terminal.Terminal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        sortOptions = false,
        description = "Take the answer of a contact; without one, ask anew.",
        footer = {"", "Examples:", "  sv contact verify anna sva1-...", "  sv contact verify anna"})
public final class ContactVerifyCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "ALIAS", description = "A contact of `sv contact list`.")
    String alias = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "ANSWER", description = "What they were shown, sva1-...")
    @Nullable
    String answer;

    public ContactVerifyCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Alias name = ContactCommand.alias(alias);
        Contacts contacts = ContactCommand.contacts(sv.machine());
        Terminal terminal = sv.machine().terminal();
        Instant now = sv.machine().clock().instant();
        String given = answer;
        if (given == null) {
            ContactCommand.ask(terminal, contacts.ask(name, now));
        } else {
            Contact proven = contacts.verify(name, given, now);
            terminal.print(
                    name + " has proven the key, fingerprint " + proven.key().fingerprint());
        }
        return ExitCode.DONE.number();
    }
}
