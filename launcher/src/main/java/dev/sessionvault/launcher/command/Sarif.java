package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Kind;
import dev.sessionvault.launcher.leak.PathBytes;
import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.search.Leaks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found, in SARIF 2.1.0. Columns are left out: SARIF counts them in characters, and which those are, only a
 * file's encoding tells; where a key begins is told in bytes.
 */
final class Sarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String BASE = "WORKINGDIRECTORY";

    private final Path working;
    private final Holders holders;

    Sarif(Path working, Holders holders) {
        this.working = working;
        this.holders = holders;
    }

    String text(List<Finding> findings, Leaks.Result result) {
        List<Kind> rules =
                new ArrayList<>(findings.stream().map(Finding::kind).distinct().toList());
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            tool(json, rules);
            json.writeObjectFieldStart("originalUriBaseIds");
            json.writeObjectFieldStart(BASE);
            json.writeStringField("uri", directory(ShownPath.uri(working)));
            json.writeEndObject();
            json.writeEndObject();
            invocation(json, result);
            json.writeArrayFieldStart("results");
            for (Finding finding : findings) {
                result(json, finding, rules.indexOf(finding.kind()));
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void tool(JsonGenerator json, List<Kind> rules) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "sv");
        json.writeStringField("version", SvCommand.VERSION);
        json.writeArrayFieldStart("rules");
        for (Kind rule : rules) {
            json.writeStartObject();
            json.writeStringField("id", rule.id());
            text(json, "shortDescription", rule.title() + " that lies in the open");
            String advice = rule.console() == null ? "" : " Revoke it at " + rule.console() + ".";
            text(json, "help", "Take it out with `sv import`, and make a new one: it was in plaintext." + advice);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static void invocation(JsonGenerator json, Leaks.Result result) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", result.unread().isEmpty());
        json.writeArrayFieldStart("toolExecutionNotifications");
        for (Leaks.Unread unread : result.unread()) {
            json.writeStartObject();
            json.writeStringField("level", "warning");
            String what = ShownPath.of(unread.what());
            text(json, "message", "not read: " + what + ": " + unread.why());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void result(JsonGenerator json, Finding finding, int rule) throws IOException {
        FindingLine line = new FindingLine(finding, working);
        json.writeStartObject();
        json.writeStringField("ruleId", finding.kind().id());
        json.writeNumberField("ruleIndex", rule);
        json.writeStringField("level", "error");
        text(json, "message", line.place() + line.rest() + holders.text(finding));
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        location(json, finding.place());
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        if (!finding.fingerprint().isEmpty()) {
            json.writeStringField("svLeak/v1", finding.fingerprint());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void location(JsonGenerator json, Place place) throws IOException {
        if (place instanceof Place.InFile in) {
            physical(json, in.file());
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", in.line());
            json.writeNumberField("byteOffset", in.offset());
            json.writeNumberField("byteLength", in.bytes());
            json.writeEndObject();
            json.writeEndObject();
        } else if (place instanceof Place.InStore in) {
            physical(json, in.file());
            json.writeEndObject();
        } else if (place instanceof Place.InGit in) {
            physical(json, in.repository().resolve(in.path()));
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", in.line());
            json.writeEndObject();
            json.writeEndObject();
            logical(
                    json,
                    in.commit().isEmpty() ? "index" : in.commit(),
                    in.commit().isEmpty() ? "index" : "commit");
        } else if (place instanceof Place.InObject in) {
            logical(json, in.object(), "object");
        } else if (place instanceof Place.InProcess in) {
            logical(json, String.valueOf(in.pid()), "process");
        }
    }

    /** Leaves the object open. */
    private void physical(JsonGenerator json, Path file) throws IOException {
        byte[] shown = ShownPath.bytes(file, working);
        boolean below = shown.length > 0 && shown[0] != '/';
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", below ? PathBytes.escaped(shown) : ShownPath.uri(file));
        if (below) {
            json.writeStringField("uriBaseId", BASE);
        }
        json.writeEndObject();
    }

    private static void logical(JsonGenerator json, String name, String kind) throws IOException {
        json.writeArrayFieldStart("logicalLocations");
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("kind", kind);
        json.writeEndObject();
        json.writeEndArray();
    }

    private static String directory(String uri) {
        return uri.endsWith("/") ? uri : uri + "/";
    }
}
