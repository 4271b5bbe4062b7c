package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.search.Leaks;
import dev.sessionvault.vault.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What was found, as one JSON object for programs. */
final class FindingsJson {
    private final Path working;
    private final Holders holders;

    FindingsJson(Path working, Holders holders) {
        this.working = working;
        this.holders = holders;
    }

    String text(List<Finding> findings, Leaks.Result result) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("findings");
            for (Finding finding : findings) {
                write(json, finding);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unread");
            for (Leaks.Unread unread : result.unread()) {
                json.writeStartObject();
                json.writeStringField("what", ShownPath.of(unread.what()));
                json.writeStringField("why", unread.why());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("files", result.files());
            json.writeNumberField("bytes", result.bytes());
            json.writeEndObject();
        });
    }

    private void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", finding.kind().id());
        json.writeStringField("title", finding.kind().title());
        json.writeStringField("evidence", finding.evidence().name().toLowerCase(Locale.ROOT));
        json.writeStringField("name", ShownPath.of(finding.name()));
        json.writeStringField("fingerprint", finding.fingerprint());
        json.writeObjectFieldStart("place");
        place(json, finding.place());
        json.writeEndObject();
        vault(json, finding);
        json.writeStringField("tool", finding.kind().tool());
        json.writeStringField("console", finding.kind().console());
        json.writeEndObject();
    }

    private void place(JsonGenerator json, Place place) throws IOException {
        if (place instanceof Place.InFile in) {
            json.writeStringField("type", "file");
            path(json, in.file());
            position(json, in.line(), in.column());
            json.writeNumberField("offset", in.offset());
            json.writeNumberField("bytes", in.bytes());
        } else if (place instanceof Place.InStore in) {
            json.writeStringField("type", "store");
            path(json, in.file());
            json.writeStringField("why", in.why());
        } else if (place instanceof Place.InGit in) {
            json.writeStringField("type", in.commit().isEmpty() ? "staged" : "commit");
            json.writeStringField("repository", ShownPath.of(in.repository(), working));
            json.writeStringField("commit", in.commit());
            json.writeStringField("path", ShownPath.of(in.path()));
            position(json, in.line(), in.column());
        } else if (place instanceof Place.InObject in) {
            json.writeStringField("type", "object");
            json.writeStringField("repository", ShownPath.of(in.repository(), working));
            json.writeStringField("object", in.object());
            position(json, in.line(), in.column());
        } else if (place instanceof Place.InProcess in) {
            json.writeStringField("type", "process");
            json.writeNumberField("pid", in.pid());
            json.writeStringField("program", ShownPath.of(in.program()));
            json.writeStringField("variable", ShownPath.of(in.variable()));
            json.writeNumberField("argument", in.argument());
            json.writeNumberField("others", in.others());
        }
    }

    /** The URI has the name's own bytes, whatever they are. */
    private void path(JsonGenerator json, Path path) throws IOException {
        json.writeStringField("path", ShownPath.of(path, working));
        json.writeStringField("uri", ShownPath.uri(path));
    }

    private static void position(JsonGenerator json, long line, int column) throws IOException {
        json.writeNumberField("line", line);
        json.writeNumberField("column", column);
    }

    /** {@code null} if nobody knows; {@code false} if it has none such. */
    private void vault(JsonGenerator json, Finding finding) throws IOException {
        json.writeFieldName("vault");
        Entry entry = holders.of(finding);
        if (entry != null) {
            json.writeStartObject();
            json.writeStringField("id", entry.id().value());
            json.writeStringField("tool", entry.tool().value());
            json.writeStringField("account", entry.account().value());
            json.writeEndObject();
        } else if (holders.areKnown() && !finding.fingerprint().isEmpty()) {
            json.writeBoolean(false);
        } else {
            json.writeNull();
        }
    }
}
