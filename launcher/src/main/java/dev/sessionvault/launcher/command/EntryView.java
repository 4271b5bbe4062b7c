package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Scope;
import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A key or a login as it is shown: to people as cells of a table, to programs as JSON. */
final class EntryView {
    private final Entry entry;
    private final long now;
    private final @Nullable Entry former;

    EntryView(Entry entry, long nowEpochSecond) {
        this(entry, nowEpochSecond, null);
    }

    /** @param former what a rotation replaced that is not confirmed yet */
    EntryView(Entry entry, long nowEpochSecond, @Nullable Entry former) {
        this.entry = entry;
        this.now = nowEpochSecond;
        this.former = former;
    }

    String[] cells() {
        return new String[] {
            entry.id().brief(),
            entry.tool().value(),
            Named.kind(entry),
            entry.account().value(),
            entry.fingerprint(),
            project(),
            expiresIn() + (former == null ? "" : ", old key kept"),
        };
    }

    private String project() {
        boolean gone = entry.scope() instanceof Scope.Project project && !new File(project.path()).isDirectory();
        return Named.scope(entry.scope()) + (gone ? " (gone)" : "");
    }

    /** Whichever limit comes first. */
    String expiresIn() {
        long end = endEpochSecond();
        return end == 0 ? "never" : Span.write(end - now);
    }

    private long endEpochSecond() {
        long idle = entry.expiry().idleSeconds();
        long idleEnd = idle == 0 ? 0 : entry.usedEpochSecond() + idle;
        long deadline = entry.expiry().deadlineEpochSecond();
        return idleEnd == 0 ? deadline : deadline == 0 ? idleEnd : Math.min(idleEnd, deadline);
    }

    boolean isExpired() {
        return endEpochSecond() != 0 && endEpochSecond() <= now;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        fields(json);
        json.writeEndObject();
    }

    void fields(JsonGenerator json) throws IOException {
        json.writeStringField("id", entry.id().value());
        json.writeStringField("kind", Named.kind(entry));
        json.writeStringField("tool", entry.tool().value());
        json.writeStringField("account", entry.account().value());
        json.writeStringField("label", entry.label());
        json.writeStringField("fingerprint", entry.fingerprint());
        json.writeFieldName("project");
        if (entry.scope() instanceof Scope.Project project) {
            json.writeString(project.path());
        } else {
            json.writeNull();
        }
        json.writeNumberField("created", entry.createdEpochSecond());
        json.writeNumberField("used", entry.usedEpochSecond());
        json.writeNumberField("idleSeconds", entry.expiry().idleSeconds());
        json.writeNumberField("deadline", entry.expiry().deadlineEpochSecond());
        json.writeNumberField("ends", endEpochSecond());
        json.writeBooleanField("expired", isExpired());
        if (former != null) {
            json.writeStringField("formerFingerprint", former.fingerprint());
        }
    }
}
