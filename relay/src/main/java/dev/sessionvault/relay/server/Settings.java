package dev.sessionvault.relay.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlInvalidTypeException;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** A table of TOML that is read key by key; a key that nobody asked for is a mistake of its writer. */
final class Settings {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private final String path;
    private final @Nullable TomlTable table;
    private final Set<String> read = new HashSet<>();

    private Settings(String path, @Nullable TomlTable table) {
        this.path = path;
        this.table = table;
    }

    /** @throws IllegalArgumentException saying where it is wrong */
    static Settings parse(String text) {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            throw new IllegalArgumentException("line "
                    + result.errors().get(0).position().line() + ": "
                    + result.errors().get(0).getMessage());
        }
        return new Settings("", result);
    }

    static Settings empty() {
        return new Settings("", null);
    }

    Settings table(String key) {
        read.add(key);
        return new Settings(path + key + ".", table == null ? null : typed(key, table::getTable));
    }

    List<Settings> tables(String key) {
        read.add(key);
        TomlArray array = table == null ? null : typed(key, table::getArray);
        List<Settings> tables = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            if (!(array.get(i) instanceof TomlTable)) {
                throw new IllegalArgumentException(path + key + ": want tables");
            }
            tables.add(new Settings(path + key + ".", array.getTable(i)));
        }
        end();
        return tables;
    }

    List<String> texts(String key) {
        read.add(key);
        TomlArray array = table == null ? null : typed(key, table::getArray);
        List<String> texts = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            texts.add(array.get(i) instanceof String ? array.getString(i) : fail(key, "want text in quotes"));
        }
        return texts;
    }

    String text(String key, String otherwise) {
        String value = textOrNull(key);
        return value == null ? otherwise : value;
    }

    @Nullable
    String textOrNull(String key) {
        read.add(key);
        return table == null ? null : typed(key, table::getString);
    }

    long number(String key, long otherwise) {
        read.add(key);
        Long value = table == null ? null : typed(key, table::getLong);
        if (value != null && (value < 0 || value > 1_000_000_000_000L)) {
            throw new IllegalArgumentException(path + key + ": out of bounds");
        }
        return value == null ? otherwise : value;
    }

    boolean yes(String key) {
        read.add(key);
        Boolean value = table == null ? null : typed(key, table::getBoolean);
        return value != null && value;
    }

    Duration duration(String key, Duration otherwise) {
        String value = textOrNull(key);
        return value == null ? otherwise : duration(path + key, value);
    }

    private static Duration duration(String what, String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(what + ": want a number and ms, s or m, like \"30s\"");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }

    /** @throws IllegalArgumentException naming a key that was not read */
    void end() {
        for (String key : table == null ? Set.<String>of() : table.keySet()) {
            if (!read.contains(key)) {
                throw new IllegalArgumentException(path + key + ": is not known");
            }
        }
    }

    private interface Getter<T> {
        @Nullable
        T get(List<String> key);
    }

    private <T> @Nullable T typed(String key, Getter<T> getter) {
        try {
            return getter.get(List.of(key));
        } catch (TomlInvalidTypeException e) {
            throw new IllegalArgumentException(path + key + ": has another type than this key has", e);
        }
    }

    private String fail(String key, String why) {
        throw new IllegalArgumentException(path + key + ": " + why);
    }
}
