package dev.sessionvault.vault.audit;

import dev.sessionvault.vault.audit.Field.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Strict: what parses encodes to the same bytes. How values are written (FORMAT.md "Lines") is the same in every log of
 * ours, so whoever has other fields reads them by this too.
 */
public final class LineParser {
    private static final int MAX_DIGITS = 19;

    private final String text;
    private int at;

    /** @param text one line, from its beginning */
    public LineParser(String text) {
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
        return skip("}") && isAtEnd() ? line : null;
    }

    private boolean value(Line line, Field field) {
        if (field.form() == Form.LIST) {
            List<String> names = list();
            line.setDropped(names == null ? List.of() : names);
            return names != null;
        }
        String value = field.form() == Form.NUMBER ? number() : string();
        if (value == null || value.isEmpty()) {
            return false;
        }
        line.set(field, value);
        return true;
    }

    /** Digits without leading zeros, not more than a {@code long} takes; {@code null} if there are none. */
    public @Nullable String number() {
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

    /** At least one text; {@code null} if it is no list. */
    public @Nullable List<String> list() {
        List<String> texts = new ArrayList<>();
        while (skip(texts.isEmpty() ? "[" : ",")) {
            String text = string();
            if (text == null) {
                return null;
            }
            texts.add(text);
        }
        return !texts.isEmpty() && skip("]") ? List.copyOf(texts) : null;
    }

    /** A text as {@link LogText} writes it, still escaped; {@code null} if it is none. */
    public @Nullable String string() {
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

    /** Goes past this, if it comes next. */
    public boolean skip(String expected) {
        boolean there = text.startsWith(expected, at);
        at += there ? expected.length() : 0;
        return there;
    }

    public boolean isAtEnd() {
        return at == text.length();
    }
}
