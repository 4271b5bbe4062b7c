package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.vault.audit.Event;
import dev.sessionvault.vault.audit.Field;
import dev.sessionvault.vault.audit.Line;
import dev.sessionvault.vault.audit.PlacedLine;
import dev.sessionvault.vault.audit.PlacedLine.State;
import java.io.IOException;
import java.util.List;

/** Lines of the log as they are shown: to people as a table, to programs as JSON. */
final class LogView {
    private LogView() {}

    static Table table(List<PlacedLine> lines) {
        Table table =
                new Table("TIME", "EVENT", "TOOL", "ACCOUNT", "FINGERPRINT", "PROGRAM", "DIRECTORY", "PARENT", "WHY");
        for (PlacedLine placed : lines) {
            Line line = placed.line();
            if (line == null) {
                table.add("", "(no line)", "", "", "", "", "", "", state(placed));
            } else {
                table.add(
                        Moment.write(line.number(Field.TIME)),
                        event(line),
                        line.text(Field.TOOL),
                        line.text(Field.ACCOUNT),
                        line.text(Field.FINGERPRINT),
                        line.text(Field.PROGRAM),
                        line.text(Field.DIRECTORY),
                        line.text(Field.PARENT),
                        why(placed, line));
            }
        }
        return table;
    }

    private static String event(Line line) {
        String what = line.text(Field.WHAT);
        return line.event().token() + (what.isEmpty() ? "" : " " + what);
    }

    private static String why(PlacedLine placed, Line line) {
        String why = line.text(Field.WHY);
        if (line.event() == Event.FAILED) {
            why = "number " + line.number(Field.OF) + ": " + why;
        }
        return placed.state() == State.PROVEN ? why : (why + " " + state(placed)).strip();
    }

    private static String state(PlacedLine placed) {
        return "(" + placed.state().token() + ": " + placed.file() + " line " + placed.place() + ")";
    }

    static String json(List<PlacedLine> lines) {
        return Json.text(json -> {
            json.writeStartArray();
            for (PlacedLine placed : lines) {
                write(json, placed);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, PlacedLine placed) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", placed.file());
        json.writeNumberField("line", placed.place());
        json.writeStringField("state", placed.state().token());
        Line line = placed.line();
        if (line != null) {
            for (Field field : Field.values()) {
                write(json, line, field);
            }
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Line line, Field field) throws IOException {
        if (field == Field.DROPPED) {
            json.writeArrayFieldStart(field.token());
            for (String name : line.dropped()) {
                json.writeString(name);
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
