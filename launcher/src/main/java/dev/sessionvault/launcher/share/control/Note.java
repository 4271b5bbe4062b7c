package dev.sessionvault.launcher.share.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line between a session and its owner: a JSON object of texts. */
public final class Note {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, String> fields = new LinkedHashMap<>();

    private Note() {}

    public static Note of(String name, String value) {
        return new Note().with(name, value);
    }

    public Note with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    /** Empty if there is none. */
    public String get(String name) {
        return fields.getOrDefault(name, "");
    }

    public long number(String name) throws IOException {
        try {
            return Long.parseLong(get(name));
        } catch (NumberFormatException e) {
            throw new IOException(name + " is no number", e);
        }
    }

    public Map<String, String> fields() {
        return fields;
    }

    static Note parse(String line) throws IOException {
        Note note = new Note();
        try (JsonParser parser = FACTORY.createParser(line)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                require(parser.nextToken() == JsonToken.VALUE_STRING);
                note.with(name, parser.getText());
            }
            require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
        }
        return note;
    }

    private static void require(boolean right) throws IOException {
        if (!right) {
            throw new IOException("not a note");
        }
    }

    /** Without an end of line. */
    @Override
    public String toString() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no device behind a StringWriter
        }
        return text.toString();
    }
}
