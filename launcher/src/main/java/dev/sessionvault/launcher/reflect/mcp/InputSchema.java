package dev.sessionvault.launcher.reflect.mcp;

import dev.sessionvault.launcher.reflect.Visible;
import dev.sessionvault.launcher.share.passport.LentParameter;
import dev.sessionvault.launcher.share.passport.LentParameter.Kind;
import dev.sessionvault.launcher.share.passport.LentVerb;
import dev.sessionvault.launcher.share.scope.Allowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a tool takes: the parameters that were left open, with the values that were lent. The owner checks again. */
final class InputSchema {
    private InputSchema() {}

    static Map<String, Object> of(LentVerb verb) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (LentParameter parameter : verb.parameters()) {
            properties.put(parameter.name(), property(parameter));
            if (parameter.isRequired()) {
                required.add(parameter.name());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> property(LentParameter parameter) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("type", parameter.kind() == Kind.INTEGER ? "integer" : "string");
        if (parameter.allowed() instanceof Allowed.Values some) {
            property.put(
                    "enum",
                    some.values().stream().map(text -> value(parameter, text)).toList());
        } else if (parameter.allowed() instanceof Allowed.Range range) {
            property.put("minimum", range.min());
            property.put("maximum", range.max());
        } else {
            describeAny(parameter, property);
        }
        String description = description(parameter);
        if (!description.isEmpty()) {
            property.put("description", description);
        }
        String fallback = parameter.fallback();
        if (fallback != null) {
            property.put("default", value(parameter, fallback));
        }
        return property;
    }

    private static void describeAny(LentParameter parameter, Map<String, Object> property) {
        if (!parameter.pattern().isEmpty()) {
            property.put("pattern", parameter.pattern());
        }
        // Bytes there, characters here: never fewer.
        property.put("maxLength", parameter.maxBytes());
    }

    private static String description(LentParameter parameter) {
        String own = Visible.text(parameter.description());
        String root = parameter.root().isEmpty() ? "" : "A path under " + Visible.line(parameter.root());
        return own.isEmpty() || root.isEmpty() ? own + root : own + ". " + root;
    }

    private static Object value(LentParameter parameter, String text) {
        return parameter.kind() == Kind.INTEGER ? (Object) Long.valueOf(text) : text;
    }
}
