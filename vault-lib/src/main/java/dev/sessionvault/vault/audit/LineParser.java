package dev.sessionvault.vault.audit;

import dev.sessionvault.vault.audit.Field.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strict: what parses encodes to the same bytes. */
final class LineParser {
    private static final int MAX_DIGITS = 19;

    private final String text;
    private int at;

    private LineParser(String text) {
        this.text = text;
    }

    /** @param bytes without the end of line; {@code null} if they are no line */
    static @Nullable Line parse(byte[] bytes) {
        if (bytes.length > Line.MAX_BYTES) {
            return null;
        }
        Line line = new LineParser(new String(bytes, StandardCharsets.UTF_8)).line();
        return line != null && isWhole(line) && Arrays.equals(line.encode(), bytes) ? line : null;
    }

    private static boolean isWhole(Line line) {
        return line.number(Field.NUMBER) > 0
                && line.get(Field.TIME) != null
                && Event.of(line.get(Field.EVENT)) != null
                && isSeal(line.get(Field.PREV))
                && (!line.isKeyed() || isSeal(line.get(Field.MAC)));
    }

    static boolean isSeal(@Nullable String value) {
        return value != null && value.length() == Line.NO_SEAL.length() && isMadeOf(value, "0123456789abcdef");
    }

    private static boolean isMadeOf(String value, String characters) {
        for (int i = 0; i < value.length(); i++) {
            if (characters.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Line line() {
        Line line = new Line();
        boolean first = true;
        for (Field field : Field.values()) {
            if (skip((first ? "{\"" : ",\"") + field.token() + "\":")) {
                first = false;
                if (!value(line, field)) {
                    return null;
                }
            }
        }
        return skip("}") && at == text.length() ? line : null;
    }

    private boolean value(Line line, Field field) {
        if (field.form() == Form.LIST) {
            return list(line);
        }
        String value = field.form() == Form.NUMBER ? number() : string();
        if (value == null || value.isEmpty()) {
            return false;
        }
        line.set(field, value);
        return true;
    }

    private @Nullable String number() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        boolean canonical = digits.length() == 1 || !digits.startsWith("0");
        boolean fits = digits.length() < MAX_DIGITS
                || (digits.length() == MAX_DIGITS && digits.compareTo(Long.toString(Long.MAX_VALUE)) <= 0);
        return canonical && fits && !digits.isEmpty() ? digits : null;
    }

    private boolean list(Line line) {
        List<String> names = new ArrayList<>();
        while (skip(names.isEmpty() ? "[" : ",")) {
            String name = string();
            if (name == null) {
                return false;
            }
            names.add(name);
        }
        line.setDropped(List.copyOf(names));
        return !names.isEmpty() && skip("]");
    }

    private @Nullable String string() {
        StringBuilder value = new StringBuilder();
        if (!skip("\"")) {
            return null;
        }
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            if (at < text.length()) {
                value.append(text.charAt(at));
                at++;
            }
        }
        String found = value.toString();
        return skip("\"") && LogText.bytes(found) != null ? found : null;
    }

    private boolean skip(String expected) {
        boolean there = text.startsWith(expected, at);
        at += there ? expected.length() : 0;
        return there;
    }
}
