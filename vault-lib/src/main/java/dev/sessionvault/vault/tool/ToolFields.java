package dev.sessionvault.vault.tool;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of a tool's table, each checked for what it may hold. */
final class ToolFields {
    private static final Set<String> FIELDS = new TreeSet<>(List.of(
            "title",
            "programs",
            "variable",
            "subcommands",
            "other",
            "companions",
            "needs",
            "conflicts",
            "cautions",
            "stores",
            "login",
            "key",
            "helper",
            "keep",
            "note",
            "check",
            "console"));
    private static final Set<String> KEY_FIELDS = new TreeSet<>(List.of("prefix", "minimum"));
    private static final int MAX_KEY_BYTES = 4096;

    private final TomlSection section;

    private ToolFields(TomlSection section) {
        this.section = section;
    }

    static ToolPatch read(TomlSection section) throws ToolTableException {
        requireFields(section, FIELDS);
        ToolFields fields = new ToolFields(section);
        return new ToolPatch(
                section.string("title"),
                fields.programs(),
                fields.variable(),
                fields.subcommands(),
                fields.variables("other"),
                fields.companions(),
                fields.needs(),
                fields.variables("conflicts"),
                fields.variables("cautions"),
                section.strings("stores"),
                section.has("login") ? LoginFields.read(section.section("login")) : null,
                fields.keyShape(),
                fields.helper(),
                fields.keep(),
                section.string("note"),
                section.strings("check"),
                fields.console());
    }

    static void requireFields(TomlSection section, Set<String> fields) throws ToolTableException {
        for (String key : section.keys()) {
            if (!fields.contains(key)) {
                throw section.error(key, "unknown field, want one of " + String.join(", ", fields));
            }
        }
    }

    private @Nullable List<String> programs() throws ToolTableException {
        List<String> programs = section.strings("programs");
        if (programs != null && programs.isEmpty()) {
            throw section.error("programs", "want at least one file name");
        }
        for (String program : programs == null ? List.<String>of() : programs) {
            require(isFileName(program), "programs", "not a file name: " + program);
        }
        return programs;
    }

    private @Nullable String variable() throws ToolTableException {
        String variable = section.string("variable");
        require(variable == null || isVariable(variable), "variable", "not a variable name: " + variable);
        return variable;
    }

    private @Nullable Map<String, String> subcommands() throws ToolTableException {
        Map<String, String> map = section.map("subcommands");
        for (String variable : map == null ? List.<String>of() : map.values()) {
            require(isVariable(variable), "subcommands", "not a variable name: " + variable);
        }
        return map;
    }

    private @Nullable Map<String, String> companions() throws ToolTableException {
        Map<String, String> map = section.map("companions");
        for (String variable : map == null ? Set.<String>of() : map.keySet()) {
            require(isVariable(variable), "companions", "not a variable name: " + variable);
        }
        return map;
    }

    private @Nullable Map<String, String> needs() throws ToolTableException {
        Map<String, String> map = section.map("needs");
        for (String program : map == null ? List.<String>of() : map.values()) {
            require(isFileName(program), "needs", "not a file name: " + program);
        }
        return map;
    }

    private @Nullable List<String> variables(String key) throws ToolTableException {
        List<String> variables = section.strings(key);
        for (String variable : variables == null ? List.<String>of() : variables) {
            require(isVariable(variable), key, "not a variable name: " + variable);
        }
        return variables;
    }

    private @Nullable List<String> keep() throws ToolTableException {
        List<String> keep = section.strings("keep");
        for (String name : keep == null ? List.<String>of() : keep) {
            String stem = name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
            require(isVariable(stem), "keep", "want NAME or PREFIX*: " + name);
        }
        return keep;
    }

    private @Nullable KeyShape keyShape() throws ToolTableException {
        if (!section.has("key")) {
            return null;
        }
        TomlSection key = section.section("key");
        requireFields(key, KEY_FIELDS);
        List<String> prefixes = Objects.requireNonNullElse(key.strings("prefix"), List.<String>of());
        long minimum = key.has("minimum") ? key.integer("minimum") : 1;
        require(minimum >= 1 && minimum <= MAX_KEY_BYTES, "key", "want a minimum from 1 to " + MAX_KEY_BYTES);
        return new KeyShape(prefixes, (int) minimum);
    }

    private @Nullable String helper() throws ToolTableException {
        String helper = section.string("helper");
        boolean known = helper == null || helper.equals("none") || helper.equals("raw");
        require(known, "helper", "want \"none\" or \"raw\": " + helper);
        return helper;
    }

    private @Nullable String console() throws ToolTableException {
        String console = section.string("console");
        require(console == null || console.startsWith("https://"), "console", "want https://...: " + console);
        return console;
    }

    private void require(boolean condition, String key, String why) throws ToolTableException {
        if (!condition) {
            throw section.error(key, why);
        }
    }

    private static boolean isFileName(String name) {
        return !name.isEmpty() && name.indexOf('/') < 0 && !name.equals(".") && !name.equals("..");
    }

    static boolean isVariable(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
