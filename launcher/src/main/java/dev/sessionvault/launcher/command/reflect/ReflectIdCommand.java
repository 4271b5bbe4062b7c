package dev.sessionvault.launcher.command.reflect;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.Json;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Challenge;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.key.RecipientIdentity;
import dev.sessionvault.launcher.share.text.TextException;
import dev.sessionvault.launcher.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "id",
        sortOptions = false,
        description = {
            "Show the public half of the key by which you are lent to, for whoever lends; it is made if there is none.",
            "",
            "Whoever lends compares the six words with you by another way, and has you prove that the key is yours."
        },
        footer = {"", "Examples:", "  sv reflect id", "  sv reflect id --prove svc1-...", "  sv reflect id --json"})
public final class ReflectIdCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--prove", paramLabel = "CHALLENGE", description = "Print the answer to what you were sent.")
    @Nullable
    String prove;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    public ReflectIdCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        String asked = prove;
        Challenge challenge = asked == null ? null : challenge(asked);
        Terminal terminal = sv.machine().terminal();
        RecipientIdentity own =
                new RecipientIdentity(sv.machine().directories().config().toPath());
        try (Identity identity = own.loadOrCreate()) {
            if (challenge != null) {
                terminal.note("this says that the key of "
                        + identity.publicKey().fingerprint() + " is that of whom they call " + challenge.alias());
                terminal.print(challenge.answer(identity));
            } else if (json) {
                terminal.printText(json(identity.publicKey()));
            } else {
                print(terminal, identity.publicKey());
            }
            return ExitCode.DONE.number();
        }
    }

    private Challenge challenge(String text) throws LauncherException {
        try {
            Challenge challenge = Challenge.parse(text);
            if (challenge.isOver(sv.machine().clock().instant())) {
                throw new LauncherException(
                        ExitCode.EXPIRED,
                        "answer the challenge: it was good until " + challenge.until(),
                        "have them ask again: sv contact verify " + challenge.alias());
            }
            return challenge;
        } catch (TextException e) {
            throw Failure.usage("read --prove: " + e.why(), "want what `sv contact add` showed them, svc1-...");
        }
    }

    static void print(Terminal terminal, IdentityKey key) {
        terminal.print("key          " + key);
        terminal.print("fingerprint  " + key.fingerprint());
    }

    private static String json(IdentityKey key) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("key", key.toString());
            json.writeStringField("fingerprint", key.fingerprint().words());
            json.writeEndObject();
        });
    }
}
