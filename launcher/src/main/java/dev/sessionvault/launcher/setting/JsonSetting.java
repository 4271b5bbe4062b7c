package dev.sessionvault.launcher.setting;

import dev.sessionvault.launcher.edit.JsonDocument;
import dev.sessionvault.launcher.edit.JsonValue;
import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.exit.LauncherException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member of a JSON object. */
final class JsonSetting implements SettingText {
    /** Not what anybody else begins a file with, so that only ours is deleted. */
    private static final String BEGINNING = "{\n}";

    private final List<String> path;
    private final String name;
    private final String value;
    /** How it ends wherever sv was when it wrote it. */
    private final String ending;

    private JsonSetting(List<String> path, String name, String value, String ending) {
        this.path = path;
        this.name = name;
        this.value = value;
        this.ending = ending;
    }

    /** A command line for a shell. */
    static JsonSetting ofClaude(String sv) {
        return new JsonSetting(List.of(), "apiKeyHelper", quoted(sv) + " helper claude", " helper claude");
    }

    /** A value that is expanded as a shell expands it. */
    static JsonSetting ofCrush(String sv) {
        return new JsonSetting(
                List.of("providers", "anthropic"), "api_key", "$(" + quoted(sv) + " helper crush)", " helper crush)");
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9/._+-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    @Override
    public String beginning() {
        return BEGINNING;
    }

    @Override
    public String put(String text, boolean force) throws MalformedException, LauncherException {
        JsonDocument file = JsonDocument.parse(text, "  ");
        if (value.equals(file.string(full()))) {
            return text;
        }
        if (file.has(full())) {
            if (!force && !isOurs(file)) {
                throw SettingText.taken(name);
            }
            file = file.remove(full());
        }
        return file.put(path, name, JsonValue.of(value)).text();
    }

    private boolean isOurs(JsonDocument file) {
        String found = file.string(full());
        return found != null && (found.endsWith("/sv" + ending) || found.endsWith("/sv'" + ending));
    }

    private List<String> full() {
        List<String> full = new ArrayList<>(path);
        full.add(name);
        return full;
    }

    @Override
    public @Nullable String asked(String text) throws MalformedException {
        JsonDocument file = JsonDocument.parse(text, "  ");
        String found = file.string(full());
        if (found == null || !isOurs(file)) {
            return null;
        }
        String word = found.substring(found.startsWith("$(") ? 2 : 0, found.length() - ending.length());
        return word.startsWith("'") ? word.substring(1, word.length() - 1).replace("'\\''", "'") : word;
    }

    @Override
    public String remove(String text) throws MalformedException {
        JsonDocument file = JsonDocument.parse(text, "  ");
        return isOurs(file) ? file.remove(full()).text() : text;
    }
}
