package dev.sessionvault.launcher.edit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Finds where each value of a JSON text stands; comments and commas at the end are allowed, as editors allow them. */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** @return {@code null} if there is nothing but blanks and comments */
    static @Nullable JsonNode read(String text) throws MalformedException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonReader reader = new JsonReader(parser);
            JsonNode root = parser.nextToken() == null ? null : reader.value(null, "", reader.start());
            if (parser.nextToken() != null) {
                throw reader.malformed(parser.currentTokenLocation(), "something follows the end");
            }
            return root;
        } catch (JsonProcessingException e) {
            // Its own text may quote what stands there.
            JsonLocation place = e.getLocation();
            throw new MalformedException(place.getLineNr(), place.getColumnNr(), "it is no JSON from here on");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no device behind a string
        }
    }

    /** From the current token on; afterwards the current token is the value's last. */
    private JsonNode value(@Nullable JsonNode parent, String name, int outerStart)
            throws IOException, MalformedException {
        JsonNode node = new JsonNode(kind(), start(), parent, name, outerStart);
        if (node.isObject()) {
            members(node);
        } else if (node.isArray()) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                node.children.add(value(node, "", start()));
            }
        } else {
            node.text = parser.getText();
            parser.finishToken();
        }
        node.end = (int) parser.currentLocation().getCharOffset();
        return node;
    }

    private void members(JsonNode node) throws IOException, MalformedException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int start = start();
            parser.nextToken();
            node.children.add(value(node, name, start));
        }
    }

    private char kind() {
        switch (parser.currentToken()) {
            case START_OBJECT:
                return '{';
            case START_ARRAY:
                return '[';
            case VALUE_STRING:
                return '"';
            default:
                return ' ';
        }
    }

    private int start() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private MalformedException malformed(JsonLocation place, String why) {
        return new MalformedException(place.getLineNr(), place.getColumnNr(), why);
    }
}
