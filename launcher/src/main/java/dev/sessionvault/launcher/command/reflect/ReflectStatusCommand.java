package dev.sessionvault.launcher.command.reflect;

import dev.sessionvault.launcher.command.Json;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.reflect.LentSession;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        sortOptions = false,
        description = "Say whether the owner can be reached, who that is, and until when.",
        footer = {"", "Examples:", "  sv reflect status --passport-file handle", "  sv reflect status --json"})
public final class ReflectStatusCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    PassportOptions options = new PassportOptions();

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    public ReflectStatusCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Terminal terminal = sv.machine().terminal();
        try (LentSession session = options.open(sv.machine())) {
            if (json) {
                terminal.printText(json(session));
            } else {
                print(terminal, session);
            }
            return ExitCode.DONE.number();
        }
    }

    private static void print(Terminal terminal, LentSession session) {
        Passport passport = session.passport();
        terminal.print("session  " + passport.session());
        terminal.print("owner    " + session.owner().fingerprint());
        terminal.print("relay    " + passport.relay());
        terminal.print("until    " + passport.end());
        terminal.print("verbs    " + passport.verbs().size());
        terminal.print("calls    at most " + passport.calls());
    }

    private static String json(LentSession session) {
        Passport passport = session.passport();
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("session", passport.session().hex());
            json.writeStringField("owner", session.owner().toString());
            json.writeStringField("fingerprint", session.owner().fingerprint().words());
            json.writeStringField("relay", passport.relay());
            json.writeStringField("until", passport.end().toString());
            json.writeNumberField("passport", passport.serial());
            json.writeNumberField("verbs", passport.verbs().size());
            json.writeNumberField("calls", passport.calls());
            json.writeEndObject();
        });
    }
}
