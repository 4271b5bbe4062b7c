package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.removal.Destination;
import dev.sessionvault.launcher.leak.removal.Emptying;
import dev.sessionvault.launcher.leak.removal.Left;
import dev.sessionvault.launcher.leak.removal.Taken;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.NewEntry;
import dev.sessionvault.vault.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an import has done, as one JSON object for programs. */
final class IntakeJson {
    private final Path working;

    IntakeJson(Path working) {
        this.working = working;
    }

    String text(
            Map<Destination, List<Taken>> stored, @Nullable Emptying emptying, List<Left> left, List<Finding> logins) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("stored");
            for (Map.Entry<Destination, List<Taken>> one : stored.entrySet()) {
                Entry entry =
                        emptying == null ? null : emptying.entry(one.getValue().get(0));
                stored(json, entry, one.getKey(), one.getValue());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("left");
            for (Left one : left) {
                json.writeStartObject();
                finding(json, one.finding());
                json.writeStringField("why", one.why());
                json.writeStringField("advice", one.advice());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("loginsLeftAlone", logins.size());
            json.writeEndObject();
        });
    }

    /** @param entry {@code null} while nothing is stored */
    private void stored(JsonGenerator json, @Nullable Entry entry, Destination destination, List<Taken> taken)
            throws IOException {
        NewEntry said = destination.entry();
        json.writeStartObject();
        json.writeStringField("id", entry == null ? null : entry.id().value());
        json.writeStringField(
                "tool", entry == null ? said.tool().value() : entry.tool().value());
        json.writeStringField(
                "account",
                entry == null ? said.account().value() : entry.account().value());
        Scope scope = entry == null ? said.scope() : entry.scope();
        json.writeStringField("project", scope instanceof Scope.Project project ? project.path() : null);
        json.writeStringField("fingerprint", entry == null ? null : entry.fingerprint());
        json.writeBooleanField("already", destination.existing() != null);
        json.writeStringField("console", taken.get(0).finding().kind().console());
        json.writeStringField("rotate", entry == null ? null : IntakeReport.command(entry));
        json.writeArrayFieldStart("from");
        for (Taken one : taken) {
            json.writeStartObject();
            finding(json, one.finding());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("kind", finding.kind().id());
        json.writeStringField("place", new FindingLine(finding, working).where());
        json.writeStringField("fingerprint", finding.fingerprint());
    }
}
