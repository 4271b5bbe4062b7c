package dev.sessionvault.launcher.share.log;

import dev.sessionvault.launcher.share.log.LogField.Form;
import dev.sessionvault.vault.audit.LogText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line, as SHARE.md "The log and receipts" has it; only this package makes them. */
public final class LogLine {
    static final int MAX_BYTES = 256 * 1024;
    static final String NO_SEAL = "0".repeat(64);

    private static final LogField[] FIELDS = LogField.values();
    private static final String BEFORE_SIGNATURE = ",\"signature\":\"";

    private final @Nullable String[] values = new String[FIELDS.length];
    private List<String> arguments = List.of();

    LogLine() {}

    /** Sets a field to a text of any characters; one that is empty stays away. */
    LogLine text(LogField field, String value) {
        return raw(field, LogText.of(value));
    }

    LogLine number(LogField field, long value) {
        return raw(field, Long.toString(value));
    }

    /** As it is written. */
    LogLine raw(LogField field, @Nullable String value) {
        values[field.ordinal()] = value == null || value.isEmpty() ? null : value;
        return this;
    }

    LogLine rawArguments(List<String> written) {
        arguments = List.copyOf(written);
        return this;
    }

    /** The value as it is written; {@code null} if there is none. */
    public @Nullable String get(LogField field) {
        return values[field.ordinal()];
    }

    /** The value as it is written, or nothing. */
    public String text(LogField field) {
        String value = get(field);
        return value == null ? "" : value;
    }

    /** The value, or 0. */
    public long number(LogField field) {
        String value = get(field);
        return value == null ? 0 : Long.parseLong(value);
    }

    /** {@code name=value}, as they are written. */
    public List<String> arguments() {
        return arguments;
    }

    public LogEvent event() {
        LogEvent event = LogEvent.of(get(LogField.EVENT));
        if (event == null) {
            throw new IllegalStateException("no event");
        }
        return event;
    }

    /** All that a signature covers. */
    byte[] covered() {
        StringBuilder text = new StringBuilder(512);
        for (LogField field : FIELDS) {
            boolean there = field.form() == Form.LIST ? !arguments.isEmpty() : get(field) != null;
            if (there && field != LogField.SIGNATURE) {
                text.append(text.length() == 0 ? '{' : ',').append('"').append(field.token());
                append(text.append("\":"), field);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(StringBuilder text, LogField field) {
        switch (field.form()) {
            case NUMBER -> text.append(text(field));
            case TEXT -> appendString(text, text(field));
            case LIST -> {
                for (int i = 0; i < arguments.size(); i++) {
                    appendString(text.append(i == 0 ? '[' : ','), arguments.get(i));
                }
                text.append(']');
            }
        }
    }

    private static void appendString(StringBuilder text, String value) {
        text.append('"')
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }

    /** The line, without its end. */
    byte[] encode() {
        String signature = get(LogField.SIGNATURE);
        String end = signature == null ? "}" : BEFORE_SIGNATURE + signature + "\"}";
        return (new String(covered(), StandardCharsets.UTF_8) + end).getBytes(StandardCharsets.UTF_8);
    }
}
