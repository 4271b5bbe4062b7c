package dev.sessionvault.agent.boot;

import java.util.Map;
import java.util.Objects;

/** The key's variable in a map that many frameworks keep for as long as they run: it makes the text when asked. */
final class KeyEntry implements Map.Entry<String, String> {
    private final String name;
    private final HeldKey key;

    KeyEntry(String name, HeldKey key) {
        this.name = name;
        this.key = key;
    }

    @Override
    public String getKey() {
        return name;
    }

    @Override
    public String getValue() {
        String value = key.read();
        return value == null ? "" : value;
    }

    @Override
    public String setValue(String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Map.Entry<?, ?> entry
                && name.equals(entry.getKey())
                && Objects.equals(getValue(), entry.getValue());
    }

    @Override
    public int hashCode() {
        return name.hashCode() ^ getValue().hashCode();
    }

    @Override
    public String toString() {
        return name + "=" + getValue();
    }
}
