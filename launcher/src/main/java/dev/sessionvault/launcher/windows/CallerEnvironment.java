package dev.sessionvault.launcher.windows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The caller's environment. Windows knows names without regard to case and keeps how they were written; what is decided by
 * name is decided by the name in capitals, and who stays keeps its own.
 */
public final class CallerEnvironment {
    private final Map<String, String> names = new TreeMap<>();
    private final List<byte[]> entries = new ArrayList<>();

    private CallerEnvironment() {}

    public static CallerEnvironment of(Map<String, String> environment) {
        CallerEnvironment caller = new CallerEnvironment();
        for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
            String capitals = entry.getKey().toUpperCase(Locale.ROOT);
            caller.names.putIfAbsent(capitals, entry.getKey());
            caller.entries.add((capitals + "=" + entry.getValue()).getBytes(StandardCharsets.UTF_8));
        }
        return caller;
    }

    /** {@code NAME=VALUE} in UTF-8, names in capitals. */
    public List<byte[]> entries() {
        return entries;
    }

    /** What is left of {@link #entries}, and what was added, by the names as they were written. */
    public Map<String, String> written(List<byte[]> left) {
        Map<String, String> written = new TreeMap<>();
        for (byte[] entry : left) {
            String text = new String(entry, StandardCharsets.UTF_8);
            int equals = text.indexOf('=', 1); // a name of cmd.exe's own begins with one: =C:
            if (equals > 0) {
                String name = text.substring(0, equals);
                written.put(names.getOrDefault(name, name), text.substring(equals + 1));
            }
        }
        return written;
    }
}
