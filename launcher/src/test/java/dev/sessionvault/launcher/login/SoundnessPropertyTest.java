package dev.sessionvault.launcher.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The scanner and Jackson say the same of files that were changed at random, and the scanner has an answer for any bytes. */
final class SoundnessPropertyTest {
    private static final int FILES = 150_000;

    private static final List<String> PATHS = List.of("tokens.refresh_token", "*.refresh");
    private static final Soundness SOUNDNESS = new Soundness(PATHS);
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final List<String> FILES_BEFORE = List.of(
            "{'tokens':{'id':'é','refresh_token':'r\\u00e9'},'n':[1,-2.5e3,{'a':null}],'t':true}",
            "{'openai':{'type':'oauth','refresh':'r','x':{'refresh':''}},'b':{'refresh':''}}",
            "{'a':[[],{}],'refresh':'r','tokens':{'refresh\\u005ftoken':'','refresh':'\ud83d\ude00'}}");

    /** What JSON is made of, so that what is changed often is JSON still. */
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "'",
            "\\",
            " ",
            "\n",
            "0",
            "-",
            "1",
            ".",
            "e",
            "''",
            "'a'",
            "'refresh'",
            "'tokens'",
            "'refresh_token'",
            "{'refresh':'r'}",
            "null",
            "\\u0072",
            "\\ud83d",
            "\\n",
            "é",
            "€",
            "\0",
            "\t");

    @Test
    void scannerAndJackson_sayTheSame() throws IOException {
        Random random = new Random(20_261_123);
        int sound = 0;
        int json = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] file = changed(random);
            Boolean expected = find(file);
            assertEquals(Boolean.TRUE.equals(expected), says(file), () -> new String(file, UTF_8));
            sound += Boolean.TRUE.equals(expected) ? 1 : 0;
            json += expected == null ? 0 : 1;
        }
        assertTrue(sound > FILES / 20 && json > sound + FILES / 50, sound + " sound, " + json + " JSON");
    }

    private static byte[] changed(Random random) {
        String text = FILES_BEFORE.get(random.nextInt(FILES_BEFORE.size()));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(4));
            String piece = random.nextInt(3) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size()));
            text = text.substring(0, from) + piece + text.substring(to);
        }
        byte[] bytes = text.replace('\'', '"').getBytes(UTF_8);
        if (random.nextInt(10) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static boolean says(byte[] bytes) {
        try (SecretBytes file = SecretBytes.copyOf(bytes)) {
            return SOUNDNESS.isIn(file);
        }
    }

    /** @return whether a token is in it, or {@code null} if it is no object of JSON */
    private static @Nullable Boolean find(byte[] file) throws IOException {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            try (JsonParser parser = JACKSON.createParser(text)) {
                return parser.nextToken() == JsonToken.START_OBJECT ? find(parser) : null;
            }
        } catch (JsonProcessingException | CharacterCodingException e) {
            return null;
        }
    }

    private static @Nullable Boolean find(JsonParser parser) throws IOException {
        boolean found = false;
        boolean ended = false;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (ended) {
                return null; // something behind it
            }
            ended = parser.getParsingContext().inRoot();
            String place = parser.getParsingContext().pathAsPointer().toString();
            boolean isPlace = place.equals("/tokens/refresh_token") || place.matches("(?s)/[^/]*/refresh");
            found |= isPlace && token == JsonToken.VALUE_STRING && parser.getTextLength() > 0;
        }
        return found;
    }
}
