package dev.sessionvault.vault.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** One table of a TOML file: values by type, and errors that say where. */
final class TomlSection {
    private final String file;
    private final TomlTable table;

    TomlSection(String file, TomlTable table) {
        this.file = file;
        this.table = table;
    }

    Collection<String> keys() {
        return table.keySet();
    }

    boolean has(String key) {
        return table.contains(List.of(key));
    }

    TomlSection section(String key) throws ToolTableException {
        return new TomlSection(file, want(key, TomlTable.class, "a table"));
    }

    @Nullable
    String string(String key) throws ToolTableException {
        return has(key) ? text(key, want(key, String.class, "a string")) : null;
    }

    long integer(String key) throws ToolTableException {
        return want(key, Long.class, "an integer");
    }

    @Nullable
    List<String> strings(String key) throws ToolTableException {
        if (!has(key)) {
            return null;
        }
        TomlArray array = want(key, TomlArray.class, "an array of strings");
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof String element)) {
                throw error(array.inputPositionOf(i), key, "want an array of strings");
            }
            strings.add(text(key, element));
        }
        return List.copyOf(strings);
    }

    /** A table of strings, in the file's order. */
    @Nullable
    Map<String, String> map(String key) throws ToolTableException {
        if (!has(key)) {
            return null;
        }
        TomlSection section = section(key);
        Map<String, String> map = new LinkedHashMap<>();
        for (String name : section.keys()) {
            map.put(name, section.text(name, section.want(name, String.class, "a string")));
        }
        return map;
    }

    private <T> T want(String key, Class<T> type, String expected) throws ToolTableException {
        Object value = table.get(List.of(key));
        if (!type.isInstance(value)) {
            throw error(key, "want " + expected);
        }
        return type.cast(value);
    }

    private String text(String key, String text) throws ToolTableException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw error(key, "holds a control character");
            }
        }
        return text;
    }

    ToolTableException error(String key, String why) {
        return error(table.inputPositionOf(List.of(key)), key, why);
    }

    private ToolTableException error(@Nullable TomlPosition position, String key, String why) {
        String place = position == null ? "" : ":" + position.line() + ":" + position.column();
        return new ToolTableException(file + place + ": " + key + ": " + why);
    }
}
