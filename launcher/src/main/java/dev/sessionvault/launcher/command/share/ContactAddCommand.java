package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Alias;
import dev.sessionvault.launcher.share.key.Challenge;
import dev.sessionvault.launcher.share.key.Contact;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.text.TextException;
import dev.sessionvault.launcher.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        sortOptions = false,
        description = "Take somebody in by their key, and print what they have to answer.",
        footer = {"", "Examples:", "  sv contact add anna svk1-...", "  sv contact add anna svk1-... --note 'on call'"})
public final class ContactAddCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "ALIAS", description = "Your name for them.")
    String alias = "";

    @Parameters(index = "1", paramLabel = "KEY", description = "What `sv reflect id` shows them.")
    String key = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "A note for people.")
    String note = "";

    @Option(names = "--replace", description = "Another contact of that name makes room.")
    boolean replace;

    public ContactAddCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Alias name = ContactCommand.alias(alias);
        IdentityKey theirs = key();
        if (!Contact.isNote(note)) {
            throw Failure.usage("read --note: want at most 200 characters, none of them a control character", null);
        }
        Challenge challenge = ContactCommand.contacts(sv.machine())
                .add(name, theirs, note, replace, sv.machine().clock().instant());
        Terminal terminal = sv.machine().terminal();
        terminal.print("added " + name + ", fingerprint " + theirs.fingerprint() + ", not proven yet");
        ContactCommand.ask(terminal, challenge);
        return ExitCode.DONE.number();
    }

    private IdentityKey key() throws LauncherException {
        try {
            return IdentityKey.parse(key);
        } catch (TextException e) {
            throw Failure.usage("read the key: " + e.why(), "want what `sv reflect id` shows them, svk1-...");
        }
    }
}
