package dev.sessionvault.launcher.clients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Codex's command line for an API of our own; its provider is given by options, so that no file is needed. */
final class Codex {
    static final String KEY_FROM_ENVIRONMENT = "env_key=\"CODEX_API_KEY\"";

    /** The bearer token is the login's, and is refreshed as for its own provider. */
    static final String KEY_FROM_LOGIN = "requires_openai_auth=true";

    /** Codex runs the command without a terminal and takes what it prints for the bearer token. */
    static String keyFrom(Path command, String... arguments) {
        return "auth={command=\"" + command + "\",args=[\"" + String.join("\",\"", arguments) + "\"]}";
    }

    static List<String> exec(String key) {
        return execWith(
                "model_provider=\"fake\"",
                "model_providers.fake={name=\"fake\",base_url=\"" + Desk.API
                        + "/v1\",wire_api=\"responses\",request_max_retries=0,stream_max_retries=0," + key + "}");
    }

    /** With a provider that the configuration names already, but for the place of the API. */
    static List<String> withProvider(String name) {
        return execWith("model_providers." + name + ".base_url=\"" + Desk.API + "/v1\"");
    }

    private static List<String> execWith(String... settings) {
        // The projects of these tests are no git repositories.
        List<String> command = new ArrayList<>(List.of("codex", "exec", "--skip-git-repo-check"));
        // Without this one it waits five seconds for its telemetry before it ends.
        command.addAll(List.of("-c", "analytics.enabled=false"));
        command.addAll(List.of("-c", "check_for_update_on_startup=false"));
        for (String setting : settings) {
            command.addAll(List.of("-c", setting));
        }
        command.add("hi");
        return command;
    }

    private Codex() {}
}
