package dev.sessionvault.launcher.setting;

import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.edit.TomlDocument;
import dev.sessionvault.launcher.exit.LauncherException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A provider of Codex whose key a command prints, and the choice of it. The choice is one line at the top, where it
 * can belong to no table; the provider is a table at the end. A choice that is put aside stays in that line's remark.
 */
final class CodexSetting implements SettingText {
    private static final List<String> CHOICE = List.of("model_provider");
    private static final List<String> PROVIDER = List.of("model_providers", "sv");
    private static final List<String> COMMAND = List.of("model_providers", "sv", "auth", "command");
    private static final String CHOSEN = "model_provider = \"sv\" # from `sv helper codex --install`";
    private static final String INSTEAD = "; before: ";
    private static final Pattern OUR_CHOICE =
            Pattern.compile("(?m)^" + Pattern.quote(CHOSEN) + "(?:; before: (.*))?\n");
    private static final Pattern PLAIN_CHOICE = Pattern.compile("(?m)^model_provider[ \t]*=.*\n");
    private static final Pattern OUR_PROVIDER =
            Pattern.compile("(?s)\n# From `sv helper codex --install`.*?# Until here\\.\n");
    /** Ends what was a file's last line without an end. */
    private static final String END = "\n# From `sv helper codex --install`: ended the line above.# Until here.\n";

    private final String provider;

    CodexSetting(String sv) {
        this.provider = """

            # From `sv helper codex --install`; --uninstall takes it away.
            [model_providers.sv]
            name = "OpenAI, key from sv"
            base_url = "https://api.openai.com/v1"
            wire_api = "responses"

            [model_providers.sv.auth]
            command = COMMAND
            args = ["helper", "codex"]
            # Until here.
            """.replace("COMMAND", quoted(sv));
    }

    private static String quoted(String path) {
        return "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    public String beginning() {
        return "";
    }

    @Override
    public String put(String text, boolean force) throws MalformedException, LauncherException {
        TomlDocument file = TomlDocument.parse(text);
        if (text.contains(provider) && OUR_CHOICE.matcher(text).find()) {
            return text;
        }
        String clean = remove(text);
        file = TomlDocument.parse(clean);
        if (file.has(PROVIDER)) {
            throw SettingText.taken("model_providers.sv");
        }
        String ended = clean.isEmpty() || clean.endsWith("\n") ? clean : clean + END;
        return TomlDocument.parse(chosen(ended, file, force) + provider).text();
    }

    private static String chosen(String text, TomlDocument file, boolean force) throws LauncherException {
        if (!file.has(CHOICE)) {
            return CHOSEN + "\n" + text;
        }
        Matcher line = PLAIN_CHOICE.matcher(text);
        if (!force || !line.find()) {
            throw SettingText.taken("model_provider");
        }
        String before = line.group();
        return line.replaceFirst(Matcher.quoteReplacement(CHOSEN + INSTEAD + before));
    }

    @Override
    public @Nullable String asked(String text) throws MalformedException {
        TomlDocument file = TomlDocument.parse(text);
        return OUR_PROVIDER.matcher(text).find() ? file.string(COMMAND) : null;
    }

    @Override
    public String remove(String text) throws MalformedException {
        TomlDocument.parse(text);
        String without = OUR_PROVIDER.matcher(text).replaceAll("");
        Matcher choice = OUR_CHOICE.matcher(without);
        if (choice.find()) {
            without = choice.replaceFirst(Matcher.quoteReplacement(put(choice.group(1))));
        }
        return TomlDocument.parse(without).text();
    }

    private static String put(@Nullable String before) {
        return before == null ? "" : before + "\n";
    }
}
