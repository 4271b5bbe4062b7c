package dev.sessionvault.launcher.share.log;

import dev.sessionvault.launcher.share.log.LogField.Form;
import dev.sessionvault.vault.audit.LineParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strict: what parses encodes to the same bytes. */
final class LogLineParser {
    private static final int MAX_DIGITS = 18;

    private final LineParser in;

    private LogLineParser(String text) {
        this.in = new LineParser(text);
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
            if (in.skip((first ? "{\"" : ",\"") + field.token() + "\":")) {
                first = false;
                if (!value(line, field)) {
                    return null;
                }
            }
        }
        return in.skip("}") && in.isAtEnd() ? line : null;
    }

    private boolean value(LogLine line, LogField field) {
        if (field.form() == Form.LIST) {
            List<String> arguments = in.list();
            line.rawArguments(arguments == null ? List.of() : arguments);
            return arguments != null;
        }
        String value = field.form() == Form.NUMBER ? number() : in.string();
        if (value == null || value.isEmpty()) {
            return false;
        }
        line.raw(field, value);
        return true;
    }

    private @Nullable String number() {
        String digits = in.number();
        return digits != null && digits.length() <= MAX_DIGITS ? digits : null;
    }
}
