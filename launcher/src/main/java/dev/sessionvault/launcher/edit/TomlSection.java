package dev.sessionvault.launcher.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A table of a TOML text that is read key by key, strictly: what has the wrong type is refused, and {@link #end} refuses
 * what nobody asked for. A misspelt key in a file that grants something must not go unseen.
 */
public final class TomlSection {
    private final TomlTable table;
    private final String name;
    private final TomlPosition position;
    private final Set<String> taken = new HashSet<>();

    private TomlSection(TomlTable table, String name, TomlPosition position) {
        this.table = table;
        this.name = name;
        this.position = position;
    }

    /** The whole text. */
    public static TomlSection parse(String text) throws MalformedException {
        TomlParseResult parsed = Toml.parse(text);
        for (TomlParseError error : parsed.errors()) {
            throw new MalformedException(
                    error.position().line(), error.position().column(), "it is no TOML here");
        }
        return new TomlSection(parsed, "", TomlPosition.positionAt(1, 1));
    }

    /** Where the table begins. */
    public int line() {
        return position.line();
    }

    /** Its keys that nobody has asked for yet, in the order of the text. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>(table.keySet());
        keys.removeAll(taken);
        keys.sort(Comparator.comparing(
                this::at, Comparator.comparing(TomlPosition::line).thenComparing(TomlPosition::column)));
        return keys;
    }

    public boolean has(String key) {
        return table.contains(List.of(key));
    }

    public String string(String key) throws MalformedException {
        return required(key, optionalString(key));
    }

    public @Nullable String optionalString(String key) throws MalformedException {
        return value(key, String.class, "a string");
    }

    public long integer(String key) throws MalformedException {
        return required(key, optionalInteger(key));
    }

    public @Nullable Long optionalInteger(String key) throws MalformedException {
        return value(key, Long.class, "an integer");
    }

    /** An integer within bounds, or {@code otherwise} if there is none. */
    public int integer(String key, int min, int max, int otherwise) throws MalformedException {
        Long value = optionalInteger(key);
        if (value != null && (value < min || value > max)) {
            throw wrong(key, "is " + value + ": want " + min + " to " + max);
        }
        return value == null ? otherwise : value.intValue();
    }

    /** {@code false} if it is not there. */
    public boolean truth(String key) throws MalformedException {
        return Boolean.TRUE.equals(value(key, Boolean.class, "true or false"));
    }

    /** Empty if it is not there. */
    public List<String> strings(String key) throws MalformedException {
        return list(key, String.class, "a list of strings");
    }

    /** Empty if it is not there. */
    public List<Long> integers(String key) throws MalformedException {
        return list(key, Long.class, "a list of integers");
    }

    private <T> List<T> list(String key, Class<T> type, String want) throws MalformedException {
        TomlArray array = value(key, TomlArray.class, want);
        List<T> values = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            if (!type.isInstance(array.get(i))) {
                throw wrong(key, "has the wrong type: want " + want);
            }
            values.add(type.cast(array.get(i)));
        }
        return values;
    }

    public TomlSection section(String key) throws MalformedException {
        return required(key, optionalSection(key));
    }

    public @Nullable TomlSection optionalSection(String key) throws MalformedException {
        TomlTable inner = value(key, TomlTable.class, "a table");
        return inner == null ? null : new TomlSection(inner, path(key), at(key));
    }

    /** Tables that are written {@code [[key]]}; none if it is not there. */
    public List<TomlSection> sections(String key) throws MalformedException {
        TomlArray array = value(key, TomlArray.class, "tables, each written [[" + key + "]]");
        List<TomlSection> sections = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            if (!(array.get(i) instanceof TomlTable inner)) {
                throw wrong(key, "has the wrong type: want tables, each written [[" + key + "]]");
            }
            sections.add(new TomlSection(inner, path(key), array.inputPositionOf(i)));
        }
        return sections;
    }

    /** What is at that key, whatever its type, as Java has it: a string, a long, a list of strings; else refused. */
    public Object stringsOrInteger(String key) throws MalformedException {
        Object value = table.get(List.of(key));
        if (value instanceof TomlArray) {
            return strings(key);
        }
        taken.add(key);
        if (value instanceof String || value instanceof Long) {
            return value;
        }
        throw wrong(key, "has the wrong type: want a string, an integer, or a list of strings");
    }

    /** @throws MalformedException if there is a key that nobody asked for */
    public void end() throws MalformedException {
        for (String key : keys()) {
            throw wrong(key, "is not a key that is known here");
        }
    }

    /** A refusal of what that key says, at its place. */
    public MalformedException wrong(String key, String why) {
        TomlPosition place = at(key);
        return new MalformedException(place.line(), place.column(), path(key) + ": " + why);
    }

    private <T> @Nullable T value(String key, Class<T> type, String want) throws MalformedException {
        taken.add(key);
        Object value = table.get(List.of(key));
        if (value != null && !type.isInstance(value)) {
            throw wrong(key, "has the wrong type: want " + want);
        }
        return type.cast(value);
    }

    private <T> T required(String key, @Nullable T value) throws MalformedException {
        if (value == null) {
            throw wrong(key, "is missing");
        }
        return value;
    }

    private TomlPosition at(String key) {
        TomlPosition place = table.inputPositionOf(List.of(key));
        return place == null ? position : place;
    }

    private String path(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }
}
