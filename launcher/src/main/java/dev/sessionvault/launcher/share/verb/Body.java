package dev.sessionvault.launcher.share.verb;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a request carries. */
public sealed interface Body {
    String contentType();

    String fill(Map<String, String> values);

    Set<String> parameters();

    /** A JSON text; places stand inside its strings, and what fills them cannot end a string. */
    record Json(Template text) implements Body {
        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public String fill(Map<String, String> values) {
            return text.fill(values, Json::escape);
        }

        @Override
        public Set<String> parameters() {
            return text.parameters();
        }

        /** Control characters are in no value. */
        private static String escape(String value) {
            return value.replace("\\", "\\\\").replace("\"", "\\\"");
        }
    }

    /** A form's fields, in order. */
    record Form(List<Map.Entry<String, Template>> fields) implements Body {
        public Form {
            fields = List.copyOf(fields);
        }

        @Override
        public String contentType() {
            return "application/x-www-form-urlencoded";
        }

        @Override
        public String fill(Map<String, String> values) {
            StringBuilder text = new StringBuilder();
            fields.forEach(field -> text.append(text.length() == 0 ? "" : "&")
                    .append(Percent.encode(field.getKey()))
                    .append('=')
                    .append(Percent.encode(field.getValue().fill(values))));
            return text.toString();
        }

        @Override
        public Set<String> parameters() {
            Set<String> names = new LinkedHashSet<>();
            fields.forEach(field -> names.addAll(field.getValue().parameters()));
            return names;
        }
    }
}
