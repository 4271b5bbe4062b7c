package dev.sessionvault.vault.audit;

import dev.sessionvault.crypto.Digest;
import dev.sessionvault.vault.audit.Field.Form;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line: FORMAT.md "Lines". What a reader of the log sees; only this package makes them. */
public final class Line {
    static final int MAX_BYTES = 128 * 1024;
    static final String NO_SEAL = "0".repeat(2 * Digest.SIZE_BYTES);

    private static final Field[] FIELDS = Field.values();
    private static final String BEFORE_MAC = ",\"mac\":\"";

    private final @Nullable String[] values = new String[FIELDS.length];
    private List<String> dropped = List.of();

    Line() {}

    /** Sets a field; one that is empty stays away. */
    Line set(Field field, @Nullable String value) {
        values[field.ordinal()] = value == null || value.isEmpty() ? null : value;
        return this;
    }

    Line set(Field field, long value) {
        return set(field, Long.toString(value));
    }

    Line setDropped(List<String> names) {
        dropped = names;
        return this;
    }

    /** The value as it is written, text escaped as {@link LogText} does it; {@code null} if there is none. */
    public @Nullable String get(Field field) {
        return values[field.ordinal()];
    }

    /** The value, or nothing. */
    public String text(Field field) {
        String value = get(field);
        return value == null ? "" : value;
    }

    /** The value, or 0. */
    public long number(Field field) {
        String value = get(field);
        return value == null ? 0 : Long.parseLong(value);
    }

    public List<String> dropped() {
        return dropped;
    }

    public Event event() {
        Event event = Event.of(get(Field.EVENT));
        if (event == null) {
            throw new IllegalStateException("no event");
        }
        return event;
    }

    /** Whether it says that its writer had the key; {@link Seals} tells whether he had. */
    boolean isKeyed() {
        return get(Field.MAC) != null;
    }

    /** All that the mac covers. */
    byte[] covered() {
        StringBuilder text = new StringBuilder(512);
        for (Field field : FIELDS) {
            boolean there = field.form() == Form.LIST ? !dropped.isEmpty() : get(field) != null;
            if (there && field != Field.MAC) {
                text.append(text.length() == 0 ? '{' : ',').append('"').append(field.token());
                text.append("\":");
                appendValue(text, field);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void appendValue(StringBuilder text, Field field) {
        switch (field.form()) {
            case NUMBER:
                text.append(text(field));
                break;
            case TEXT:
                appendString(text, text(field));
                break;
            case LIST:
                for (int i = 0; i < dropped.size(); i++) {
                    appendString(text.append(i == 0 ? '[' : ','), dropped.get(i));
                }
                text.append(']');
                break;
        }
    }

    private static void appendString(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
    }

    /** The line, without the end of line. */
    byte[] encode() {
        String mac = get(Field.MAC);
        StringBuilder text = new StringBuilder(new String(covered(), StandardCharsets.UTF_8));
        if (mac != null) {
            text.append(BEFORE_MAC).append(mac).append('"');
        }
        return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }
}
