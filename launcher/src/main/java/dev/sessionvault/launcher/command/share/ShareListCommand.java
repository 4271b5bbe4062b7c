package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Json;
import dev.sessionvault.launcher.command.Span;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.control.Note;
import dev.sessionvault.launcher.terminal.Terminal;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        sortOptions = false,
        description = "Show your sessions that live: until when, who is there, what is lent.",
        footer = {"", "Examples:", "  sv share list", "  sv share list --json"})
final class ShareListCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    ShareListCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Terminal terminal = sv.machine().terminal();
        List<Note> sessions = new LiveSessions(sv.machine()).standing();
        if (json) {
            terminal.printText(json(sessions));
        } else if (sessions.isEmpty()) {
            terminal.note("nothing is lent: sv share open");
        } else {
            sessions.forEach(session -> print(terminal, session));
        }
        return ExitCode.DONE.number();
    }

    private void print(Terminal terminal, Note session) {
        long left = Instant.parse(session.get("end")).getEpochSecond()
                - sv.machine().clock().instant().getEpochSecond();
        String who = session.get("recipient").isEmpty() ? "" : ": " + session.get("recipient");
        terminal.print(session.get("id") + "  " + session.get("phase") + who + ", ends in " + Span.write(left) + ", "
                + session.get("calls") + " of " + session.get("maxCalls") + " calls");
        for (String grant : session.get("scope").split("\n")) {
            terminal.print("  " + grant);
        }
    }

    private static String json(List<Note> sessions) {
        return Json.text(json -> {
            json.writeStartArray();
            for (Note session : sessions) {
                json.writeStartObject();
                for (String field : new String[] {"id", "session", "phase", "opened", "end", "recipient", "approve"}) {
                    json.writeStringField(field, session.get(field));
                }
                json.writeNumberField("calls", session.number("calls"));
                json.writeNumberField("maxCalls", session.number("maxCalls"));
                json.writeArrayFieldStart("lent");
                for (String grant : session.get("scope").split("\n")) {
                    json.writeString(grant);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
