package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.vault.Check;
import dev.sessionvault.vault.Checked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a check of a vault has found: told to people line by line, to programs as JSON. */
final class Findings {
    final String place;
    final List<Checked> files = new ArrayList<>();
    final List<SlotTried> slots = new ArrayList<>();
    Check.@Nullable Stamped stamps;

    @Nullable
    String hint;

    Findings(String place) {
        this.place = place;
    }

    /**
     * A slot, and what it does here.
     *
     * @param opens {@code null} if it was not tried
     */
    record SlotTried(
            int number,
            String kind,
            boolean primary,
            @Nullable Boolean opens,
            String why) {}

    boolean isSound() {
        return files.stream().allMatch(Checked::isSound);
    }

    String count() {
        long faults = files.stream().filter(file -> !file.isSound()).count();
        return faults + (faults == 1 ? " fault" : " faults");
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        files.forEach(file -> lines.add(line(file)));
        if (stamps != null) {
            lines.add("used: " + stamps.good() + " stamps, " + stamps.empty() + " void");
        }
        slots.forEach(slot -> lines.add(line(slot)));
        return lines;
    }

    private static String line(Checked file) {
        String named = file.name().isEmpty() ? "" : file.name() + ": ";
        switch (file.state()) {
            case VERIFIED:
                return named + "generation " + file.generation() + ", " + file.records()
                        + (file.records() == 1 ? " record" : " records") + ": every byte verified";
            case OTHER_VAULT:
                return named + "of another vault, not opened";
            default:
                return named + "FAULT: " + file.why();
        }
    }

    private static String line(SlotTried slot) {
        String named = "slot " + slot.number() + ", " + slot.kind() + (slot.primary() ? ", primary: " : ": ");
        if (slot.opens() == null) {
            return named + slot.why();
        }
        return named + (slot.opens() ? "opens" : "does not open here: " + slot.why());
    }

    String json() {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("vault", place);
            json.writeBooleanField("sound", isSound());
            json.writeArrayFieldStart("files");
            for (Checked file : files) {
                write(json, file);
            }
            json.writeEndArray();
            writeStamps(json);
            json.writeArrayFieldStart("slots");
            for (SlotTried slot : slots) {
                write(json, slot);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Checked file) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", file.name());
        json.writeStringField(
                "state", file.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeNumberField("generation", file.generation());
        json.writeNumberField("records", file.records());
        json.writeStringField("why", file.why());
        json.writeEndObject();
    }

    private void writeStamps(JsonGenerator json) throws IOException {
        if (stamps != null) {
            json.writeObjectFieldStart("stamps");
            json.writeNumberField("good", stamps.good());
            json.writeNumberField("void", stamps.empty());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, SlotTried slot) throws IOException {
        json.writeStartObject();
        json.writeNumberField("slot", slot.number());
        json.writeStringField("kind", slot.kind());
        json.writeBooleanField("primary", slot.primary());
        json.writeFieldName("opens");
        if (slot.opens() == null) {
            json.writeNull();
        } else {
            json.writeBoolean(slot.opens());
        }
        json.writeStringField("why", slot.why());
        json.writeEndObject();
    }
}
