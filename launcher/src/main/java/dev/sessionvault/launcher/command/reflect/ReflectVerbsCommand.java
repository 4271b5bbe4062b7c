package dev.sessionvault.launcher.command.reflect;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.command.Json;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.reflect.LentSession;
import dev.sessionvault.launcher.reflect.Visible;
import dev.sessionvault.launcher.share.passport.LentParameter;
import dev.sessionvault.launcher.share.passport.LentVerb;
import dev.sessionvault.launcher.terminal.Terminal;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verbs",
        sortOptions = false,
        description = "Show what you were lent: each verb, and for what you may choose, which values.",
        footer = {
            "",
            "Examples:",
            "  sv reflect verbs --passport-file handle",
            "  SV_PASSPORT=... sv reflect verbs --json"
        })
public final class ReflectVerbsCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    PassportOptions options = new PassportOptions();

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    public ReflectVerbsCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        try (LentSession session = options.open(sv.machine())) {
            if (json) {
                sv.machine().terminal().printText(json(session));
            } else {
                session.verbs().forEach(this::print);
            }
            return ExitCode.DONE.number();
        }
    }

    private void print(LentVerb verb) {
        Terminal terminal = sv.machine().terminal();
        String description = Visible.line(verb.description());
        terminal.print(verb.name() + (description.isEmpty() ? "" : "  " + description));
        for (LentParameter parameter : verb.parameters()) {
            String fallback = parameter.fallback();
            terminal.print("  " + parameter.name() + "=" + values(parameter)
                    + (fallback == null ? "" : " (" + Visible.line(fallback) + " if left out)"));
        }
    }

    private static String values(LentParameter parameter) {
        String any = parameter.pattern() + (parameter.root().isEmpty() ? "" : parameter.root() + "/...");
        return Visible.line(any.isEmpty() ? parameter.allowed().text() : any);
    }

    private static String json(LentSession session) {
        return Json.text(json -> {
            json.writeStartArray();
            for (LentVerb verb : session.verbs()) {
                write(json, verb);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, LentVerb verb) throws IOException {
        json.writeStartObject();
        json.writeStringField("verb", verb.name().value());
        json.writeStringField("description", verb.description());
        json.writeBooleanField("approve", verb.approve());
        json.writeNumberField("seconds", verb.seconds());
        json.writeObjectFieldStart("parameters");
        for (LentParameter parameter : verb.parameters()) {
            json.writeObjectFieldStart(parameter.name());
            json.writeStringField("description", parameter.description());
            json.writeStringField("allowed", parameter.allowed().text());
            json.writeStringField("pattern", parameter.pattern());
            json.writeStringField("root", parameter.root());
            json.writeStringField("default", parameter.fallback());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
