package dev.sessionvault.launcher.command.share;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.share.verb.ChoiceType;
import dev.sessionvault.launcher.share.verb.IntegerType;
import dev.sessionvault.launcher.share.verb.Parameter;
import dev.sessionvault.launcher.share.verb.PathType;
import dev.sessionvault.launcher.share.verb.Program;
import dev.sessionvault.launcher.share.verb.Ssh;
import dev.sessionvault.launcher.share.verb.Verb;
import java.io.IOException;

/** A declared verb, for people and for programs. */
final class VerbText {
    private VerbText() {}

    static String by(Verb verb) {
        if (verb.execution() instanceof Program) {
            return "exec";
        }
        return verb.execution() instanceof Ssh ? "ssh" : "http";
    }

    static String type(Parameter parameter) {
        if (parameter.type() instanceof ChoiceType) {
            return "enum";
        }
        if (parameter.type() instanceof IntegerType) {
            return "int";
        }
        return parameter.type() instanceof PathType ? "path" : "string";
    }

    static void write(JsonGenerator json, Verb verb, String file) throws IOException {
        json.writeStartObject();
        json.writeStringField("verb", verb.name().value());
        json.writeStringField("file", file);
        json.writeStringField("by", by(verb));
        json.writeStringField("description", verb.description());
        json.writeArrayFieldStart("parameters");
        for (Parameter parameter : verb.parameters()) {
            write(json, parameter);
        }
        json.writeEndArray();
        json.writeNumberField("seconds", verb.limits().seconds());
        json.writeNumberField("outputBytes", verb.limits().outputBytes());
        json.writeNumberField("concurrent", verb.limits().concurrent());
        json.writeBooleanField("approve", verb.approve());
        json.writeBooleanField("key", verb.execution().key() != null);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Parameter parameter) throws IOException {
        json.writeStartObject();
        json.writeStringField("parameter", parameter.name());
        json.writeStringField("type", type(parameter));
        json.writeStringField("takes", parameter.type().describe());
        if (parameter.fallback() != null) {
            json.writeStringField("default", parameter.fallback());
        }
        json.writeStringField("description", parameter.description());
        json.writeEndObject();
    }
}
