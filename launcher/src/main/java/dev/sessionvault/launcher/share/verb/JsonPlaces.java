package dev.sessionvault.launcher.share.verb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Whether a JSON text stays one, with the same structure, whatever its places are filled with. */
final class JsonPlaces {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonPlaces() {}

    static boolean areInStrings(Template text) {
        return isJson(filled(text, "a")) && insideStrings(text);
    }

    private static String filled(Template text, String value) {
        Map<String, String> values = new HashMap<>();
        text.parameters().forEach(name -> values.put(name, value));
        return text.fill(values);
    }

    /** Each literal piece is read with the string state that the pieces before left. */
    private static boolean insideStrings(Template text) {
        boolean inString = false;
        for (int i = 0; i < text.pieces().size(); i += 2) {
            if (i > 0 && !inString) {
                return false;
            }
            String piece = text.pieces().get(i);
            for (int at = 0; at < piece.length(); at++) {
                if (inString && piece.charAt(at) == '\\') {
                    at++;
                    if (at == piece.length()) {
                        return false; // the backslash would escape what fills the place
                    }
                } else if (piece.charAt(at) == '"') {
                    inString = !inString;
                }
            }
        }
        return true;
    }

    private static boolean isJson(String text) {
        int values = 0;
        int depth = 0;
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                values += depth == 0 && !token.isStructEnd() ? 1 : 0;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                parser.getText();
            }
            return values == 1;
        } catch (IOException e) {
            return false;
        }
    }
}
