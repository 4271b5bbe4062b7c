package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.share.log.LogField;
import dev.sessionvault.launcher.share.log.LogLine;
import dev.sessionvault.launcher.share.log.SessionVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lines of sessions' logs as they are shown: to people as a table, to programs as JSON. */
final class SessionLogView {
    private static final long SECOND_MILLIS = 1000;

    private final List<Shown> lines = new ArrayList<>();

    private record Shown(String session, LogLine line) {}

    SessionLogView(List<SessionVerdict> sessions, LogFilter filter) {
        for (SessionVerdict session : sessions) {
            for (LogLine line : session.lines()) {
                if (filter.covers(line.number(LogField.TIME) / SECOND_MILLIS)) {
                    lines.add(new Shown(session.session(), line));
                }
            }
        }
        lines.subList(0, Math.max(0, lines.size() - filter.count())).clear();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    Table table() {
        Table table = new Table("TIME", "EVENT", "CALL", "VERB", "ARGUMENTS", "OUTCOME", "WHY", "SESSION");
        for (Shown shown : lines) {
            LogLine line = shown.line();
            table.add(
                    Moment.write(line.number(LogField.TIME) / SECOND_MILLIS),
                    line.event().token(),
                    line.text(LogField.CALL),
                    line.text(LogField.VERB),
                    String.join(" ", line.arguments()),
                    (line.text(LogField.OUTCOME) + " " + line.text(LogField.CODE)).strip(),
                    line.text(LogField.WHY),
                    shown.session());
        }
        return table;
    }

    String json() {
        return Json.text(json -> {
            json.writeStartArray();
            for (Shown shown : lines) {
                json.writeStartObject();
                json.writeStringField("in", shown.session());
                for (LogField field : LogField.values()) {
                    write(json, shown.line(), field);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, LogLine line, LogField field) throws IOException {
        if (field == LogField.ARGUMENTS) {
            json.writeArrayFieldStart(field.token());
            for (String argument : line.arguments()) {
                json.writeString(argument);
            }
            json.writeEndArray();
        } else if (line.get(field) == null) {
            json.writeNullField(field.token());
        } else if (field.isNumber()) {
            json.writeNumberField(field.token(), line.number(field));
        } else {
            json.writeStringField(field.token(), line.text(field));
        }
    }
}
