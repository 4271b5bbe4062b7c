package dev.sessionvault.launcher.clients;

import java.nio.file.Path;
import java.util.List;

/** Codex's command line for an API of our own; its provider is given by options, so that no file is needed. */
final class Codex {
    static final String KEY_FROM_ENVIRONMENT = "env_key=\"CODEX_API_KEY\"";

    /** Codex runs the command without a terminal and takes what it prints for the bearer token. */
    static String keyFrom(Path command, String... arguments) {
        return "auth={command=\"" + command + "\",args=[\"" + String.join("\",\"", arguments) + "\"]}";
    }

    static List<String> exec(String key) {
        return List.of(
                "codex",
                "exec",
                // The projects of these tests are no git repositories.
                "--skip-git-repo-check",
                // Without this one it waits five seconds for its telemetry before it ends.
                "-c",
                "analytics.enabled=false",
                "-c",
                "check_for_update_on_startup=false",
                "-c",
                "model_provider=\"fake\"",
                "-c",
                "model_providers.fake={name=\"fake\",base_url=\"" + Desk.API
                        + "/v1\",wire_api=\"responses\",request_max_retries=0,stream_max_retries=0," + key + "}",
                "hi");
    }

    /** With a provider that the configuration names already, but for the place of the API. */
    static List<String> withProvider(String name) {
        return List.of(
                "codex",
                "exec",
                "--skip-git-repo-check",
                "-c",
                "analytics.enabled=false",
                "-c",
                "check_for_update_on_startup=false",
                "-c",
                "model_providers." + name + ".base_url=\"" + Desk.API + "/v1\"",
                "hi");
    }

    private Codex() {}
}
