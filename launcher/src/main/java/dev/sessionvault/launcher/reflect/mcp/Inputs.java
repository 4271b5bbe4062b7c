package dev.sessionvault.launcher.reflect.mcp;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A tool's arguments, which the schema has let through, as a verb takes them. */
final class Inputs {
    private Inputs() {}

    static Map<String, String> of(@Nullable Map<String, Object> arguments) {
        Map<String, String> texts = new TreeMap<>();
        if (arguments != null) {
            arguments.forEach((name, value) -> texts.put(name, text(value)));
        }
        return texts;
    }

    /** {@code 3.0} is an integer for a schema, and {@code 3} for a verb. */
    private static String text(Object value) {
        return value instanceof Number number
                ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
