package dev.sessionvault.launcher.command.reflect;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.RecipientIdentity;
import picocli.CommandLine.Command;

@Command(
        name = "keygen",
        sortOptions = false,
        description = {
            "Make the key by which you are lent to, and show its public half.",
            "",
            "It is made at its first use too, and kept in a file that only you can read."
        },
        footer = {"", "Examples:", "  sv reflect keygen"})
public final class ReflectKeygenCommand implements Verb {
    private final SvCommand sv;

    public ReflectKeygenCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        RecipientIdentity own =
                new RecipientIdentity(sv.machine().directories().config().toPath());
        if (own.load().isPresent()) {
            throw Failure.usage(
                    "make the recipient's key: " + own.path() + ": there is one already", "sv reflect id shows it");
        }
        try (Identity identity = own.create()) {
            ReflectIdCommand.print(sv.machine().terminal(), identity.publicKey());
            return ExitCode.DONE.number();
        }
    }
}
