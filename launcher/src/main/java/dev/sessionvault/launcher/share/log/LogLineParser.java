package dev.sessionvault.launcher.share.log;

import dev.sessionvault.launcher.share.log.LogField.Form;
import dev.sessionvault.vault.audit.LogText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strict: what parses encodes to the same bytes. */
final class LogLineParser {
    private static final int MAX_DIGITS = 18;

    private final String text;
    private int at;

    private LogLineParser(String text) {
        this.text = text;
    }

    /** @param bytes without the end of line; {@code null} if they are no line */
    static @Nullable LogLine parse(byte[] bytes) {
        if (bytes.length > LogLine.MAX_BYTES) {
            return null;
        }
        LogLine line = new LogLineParser(new String(bytes, StandardCharsets.UTF_8)).line();
        return line != null && isWhole(line) && Arrays.equals(line.encode(), bytes) ? line : null;
    }

    private static boolean isWhole(LogLine line) {
        return line.number(LogField.NUMBER) > 0
                && line.get(LogField.TIME) != null
                && LogEvent.of(line.get(LogField.EVENT)) != null
                && line.text(LogField.PREV).matches("[0-9a-f]{64}");
    }

    private @Nullable LogLine line() {
        LogLine line = new LogLine();
        boolean first = true;
        for (LogField field : LogField.values()) {
            if (skip((first ? "{\"" : ",\"") + field.token() + "\":")) {
                first = false;
                if (!value(line, field)) {
                    return null;
                }
            }
        }
        return skip("}") && at == text.length() ? line : null;
    }

    private boolean value(LogLine line, LogField field) {
        if (field.form() == Form.LIST) {
            return list(line);
        }
        String value = field.form() == Form.NUMBER ? number() : string();
        if (value == null || value.isEmpty()) {
            return false;
        }
        line.raw(field, value);
        return true;
    }

    private @Nullable String number() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        boolean canonical = digits.length() == 1 || !digits.startsWith("0");
        return canonical && !digits.isEmpty() && digits.length() <= MAX_DIGITS ? digits : null;
    }

    private boolean list(LogLine line) {
        List<String> values = new ArrayList<>();
        while (skip(values.isEmpty() ? "[" : ",")) {
            String value = string();
            if (value == null) {
                return false;
            }
            values.add(value);
        }
        line.rawArguments(values);
        return !values.isEmpty() && skip("]");
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
