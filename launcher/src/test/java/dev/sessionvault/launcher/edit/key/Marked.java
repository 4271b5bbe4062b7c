package dev.sessionvault.launcher.edit.key;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts with made-up keys in them: {@code <key>} is one, {@code <key2>} another. */
final class Marked {
    static final String KEY = "sk-ant-api03-" + "k3y".repeat(30) + "AA";
    static final String OTHER = "sk-proj-" + "0th3r".repeat(20);

    private Marked() {}

    static KeyText text(String marked) {
        return text(marked, StandardCharsets.UTF_8);
    }

    static KeyText text(String marked, java.nio.charset.Charset charset) {
        String text = marked.replace("<key2>", OTHER).replace("<key>", KEY);
        List<Part> parts = new ArrayList<>();
        String bytes = new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
        add(parts, bytes, KEY, 1);
        add(parts, bytes, OTHER, 2);
        return new KeyText(text.getBytes(charset), parts);
    }

    private static void add(List<Part> parts, String text, String key, int id) {
        for (int at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
            parts.add(new Part(id, at, at + key.length()));
        }
    }

    /** The text without the first key. */
    static String without(Syntax syntax, String marked) throws UnsureException {
        return new String(without(syntax, text(marked)).bytes(), StandardCharsets.UTF_8)
                .replace(KEY, "<key>")
                .replace(OTHER, "<key2>");
    }

    static KeyText without(Syntax syntax, KeyText text) throws UnsureException {
        KeyText after = syntax.without(text, text.keys().get(0), "gone");
        assertFalse(after.keys().contains(text.keys().get(0))
                && after.keys().size() == text.keys().size());
        return after;
    }

    static String why(Syntax syntax, String marked) {
        try {
            return "edited: " + without(syntax, marked);
        } catch (UnsureException e) {
            return e.why();
        }
    }
}
