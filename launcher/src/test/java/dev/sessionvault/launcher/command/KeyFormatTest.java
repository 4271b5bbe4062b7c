package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyFormatTest {
    private static final String ID = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    @Test
    void header_isTheOneOfTheKeysProvider() throws LauncherException {
        assertEquals("x-api-key: k", write("header", "ANTHROPIC_API_KEY", "k"));
        assertEquals("x-goog-api-key: k", write("header", "GEMINI_API_KEY", "k"));
        assertEquals("Authorization: Bearer k", write("header", "CODEX_API_KEY", "k"));
    }

    @Test
    void json_readsBackAsTheKey_whateverIsInIt() throws Exception {
        for (String key : new String[] {"sk-ant-1", "", "a\"b\\c", "\u0000\u001f\t\n\u007f", "\u00e9\ud83d\ude00"}) {
            assertEquals(Map.of("key", key), read(write("json", "X", key)));
        }
    }

    @Test
    void credentialProcess_isAwssForm() throws Exception {
        assertEquals(
                Map.of("Version", "1", "AccessKeyId", ID, "SecretAccessKey", SECRET),
                read(write("credential-process", "X", ID + ":" + SECRET)));
        assertEquals(
                Map.of("Version", "1", "AccessKeyId", ID, "SecretAccessKey", SECRET, "SessionToken", "t:o"),
                read(write("credential-process", "X", ID + ":" + SECRET + ":t:o")));
    }

    @Test
    void credentialProcess_isRefused_forWhatIsNoPair() throws LauncherException {
        for (String key : new String[] {
            "",
            ":",
            "sk-ant-api03-abc",
            ID,
            ID + ":",
            ID + ":" + SECRET + ":",
            "short:" + SECRET,
            ID + "a:" + SECRET,
            "\"" + ID + ":" + SECRET
        }) {
            assertNull(write("credential-process", "X", key), key);
        }
    }

    @Test
    void otherForms_areNamed() {
        assertThrows(LauncherException.class, () -> KeyFormat.of("xml"));
    }

    private static @Nullable String write(String format, String variable, String key) throws LauncherException {
        SecretBytes form = KeyFormat.of(format).write(variable, key.getBytes(StandardCharsets.UTF_8));
        if (form == null) {
            return null;
        }
        try (form) {
            return form.read(SecretAccess.granted(), bytes -> new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> read(@Nullable String json) throws IOException {
        Map<String, String> members = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, parser.getText());
            }
        }
        return members;
    }
}
