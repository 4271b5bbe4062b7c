package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.health.Answer;
import dev.sessionvault.launcher.health.Diagnosis;
import dev.sessionvault.launcher.health.Doctor;
import dev.sessionvault.launcher.health.Symptom;
import dev.sessionvault.launcher.terminal.Grade;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.launcher.terminal.Waiting;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a doctor tells: to people line by line, to programs as JSON. */
final class DoctorView {
    private static final String INDENT = "    ";

    private final Terminal terminal;

    DoctorView(Terminal terminal) {
        this.terminal = terminal;
    }

    void list(Map<String, String> names, boolean json) {
        if (json) {
            terminal.printText(Json.text(out -> {
                out.writeStartArray();
                for (Map.Entry<String, String> name : names.entrySet()) {
                    out.writeStartObject();
                    out.writeStringField("id", name.getKey());
                    out.writeStringField("title", name.getValue());
                    out.writeEndObject();
                }
                out.writeEndArray();
            }));
            return;
        }
        Table table = new Table("CHECK", "LOOKS AT");
        names.forEach(table::add);
        table.print(terminal);
    }

    /** What an examination has found; who waits for it is told what for. */
    @SuppressWarnings("try") // the line is there until it is closed
    Diagnosis awaited(Doctor.Running running) {
        try (Waiting waiting = terminal.waiting("looking at " + running.title())) {
            return running.get();
        }
    }

    void print(Diagnosis diagnosis) {
        String summary = diagnosis.summary().isEmpty() ? "" : ": " + diagnosis.summary();
        String line = "[" + diagnosis.number() + "] " + diagnosis.title() + summary + " ... ";
        terminal.print(line, grade(diagnosis.answer()), diagnosis.answer().word(), "");
        for (Symptom symptom : diagnosis.symptoms()) {
            terminal.print(INDENT, grade(symptom.answer()), symptom.answer().word(), ": " + symptom.what());
            if (!symptom.advice().isEmpty()) {
                terminal.print(INDENT + INDENT + symptom.advice());
            }
        }
    }

    private static Grade grade(Answer answer) {
        switch (answer) {
            case OK:
                return Grade.GOOD;
            case NOTE:
                return Grade.PLAIN;
            case FAULT:
                return Grade.BAD;
            default:
                return Grade.DOUBTFUL;
        }
    }

    static int toDo(List<Diagnosis> all) {
        return (int) all.stream()
                .flatMap(diagnosis -> diagnosis.symptoms().stream())
                .filter(symptom -> symptom.answer().asksForAction())
                .count();
    }

    /** What to do now. */
    void conclude(List<Diagnosis> all) {
        int count = toDo(all);
        if (count == 0) {
            terminal.print("nothing to do");
            return;
        }
        Set<String> advice = new LinkedHashSet<>();
        int mendable = 0;
        for (Diagnosis diagnosis : all) {
            for (Symptom symptom : diagnosis.symptoms()) {
                mendable += symptom.remedy() == null ? 0 : 1;
                if (symptom.answer().asksForAction()
                        && symptom.remedy() == null
                        && !symptom.advice().isEmpty()) {
                    advice.add(symptom.advice());
                }
            }
        }
        terminal.print("to do: " + count + (count == 1 ? " thing" : " things"));
        if (mendable > 0) {
            terminal.print(INDENT + "sv doctor --fix    mends " + mendable + " of them");
        }
        advice.forEach(line -> terminal.print(INDENT + line));
    }

    void json(List<Diagnosis> all) {
        terminal.printText(Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("todo", toDo(all));
            json.writeArrayFieldStart("checks");
            for (Diagnosis diagnosis : all) {
                write(json, diagnosis);
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private static void write(JsonGenerator json, Diagnosis diagnosis) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", diagnosis.number());
        json.writeStringField("id", diagnosis.id());
        json.writeStringField("title", diagnosis.title());
        json.writeStringField("answer", diagnosis.answer().token());
        json.writeStringField("summary", diagnosis.summary());
        json.writeArrayFieldStart("findings");
        for (Symptom symptom : diagnosis.symptoms()) {
            json.writeStartObject();
            json.writeStringField("id", symptom.id());
            json.writeStringField("answer", symptom.answer().token());
            json.writeStringField("what", symptom.what());
            json.writeStringField("advice", symptom.advice());
            json.writeBooleanField("fixable", symptom.remedy() != null);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
