package dev.sessionvault.launcher.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** What a TOML text says, but for tables that are there only because something is in them. */
final class TomlMeaning {
    private final String marker;
    private final List<String> said = new ArrayList<>();

    private TomlMeaning(String marker) {
        this.marker = marker;
    }

    /** @param marker strings that hold this are left out */
    static List<String> of(TomlTable table, String marker) {
        TomlMeaning meaning = new TomlMeaning(marker);
        meaning.table("", table);
        return meaning.said;
    }

    private void table(String path, TomlTable table) {
        for (String name : new TreeSet<>(table.keySet())) {
            value(path + "\n" + name, table.get(List.of(name)));
        }
    }

    private void value(String path, Object value) {
        if (value instanceof TomlTable table) {
            table(path, table);
        } else if (value instanceof TomlArray array) {
            for (int i = 0; i < array.size(); i++) {
                value(path + "\n[]", array.get(i)); // without its number, which changes when one before it goes
            }
        } else if (!value.toString().contains(marker)) {
            said.add(path + "\n= " + value.getClass().getSimpleName() + " " + value);
        }
    }
}
