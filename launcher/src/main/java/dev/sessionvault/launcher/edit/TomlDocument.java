package dev.sessionvault.launcher.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** A TOML text that is changed by whole lines; what it says is read by a library, before and after. */
public final class TomlDocument {
    private final String text;
    private final TomlParseResult parsed;

    private TomlDocument(String text, TomlParseResult parsed) {
        this.text = text;
        this.parsed = parsed;
    }

    public static TomlDocument parse(String text) throws MalformedException {
        TomlParseResult parsed = Toml.parse(text);
        for (TomlParseError error : parsed.errors()) {
            throw new MalformedException(
                    error.position().line(), error.position().column(), "it is no TOML here");
        }
        return new TomlDocument(text, parsed);
    }

    public String text() {
        return text;
    }

    /** The string at that path, or {@code null} if there is none. */
    public @Nullable String string(List<String> path) {
        return parsed.get(path) instanceof String value ? value : null;
    }

    /** The truth value at that path, or {@code null} if there is none. */
    public @Nullable Boolean truth(List<String> path) {
        return parsed.get(path) instanceof Boolean value ? value : null;
    }

    public boolean has(List<String> path) {
        return parsed.contains(path);
    }

    /** Whether the other says the same but for strings that hold {@code marker}, which it has not. */
    public boolean differsOnlyIn(TomlDocument other, String marker) {
        return TomlMeaning.of(parsed, marker).equals(TomlMeaning.of(other.parsed, marker))
                && !other.text.contains(marker);
    }

    /** The line on which the value at that path is given, without its end. */
    public @Nullable String line(List<String> path) {
        var position = parsed.inputPositionOf(path);
        return position == null ? null : text.lines().toList().get(position.line() - 1);
    }
}
