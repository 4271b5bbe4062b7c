package dev.sessionvault.launcher.leak.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the environment says that a program's files are. The usual place is looked at as well: what was written there
 * before the variable was set still lies there.
 */
final class Moved {
    /** A variable, what of a place its value stands for, and what follows the value. */
    private static final String RULES = """
            XDG_CONFIG_HOME ~/.config/ /
            XDG_DATA_HOME ~/.local/share/ /
            XDG_STATE_HOME ~/.local/state/ /
            XDG_CACHE_HOME ~/.cache/ /
            ZDOTDIR ~/.z /.z
            CLAUDE_CONFIG_DIR ~/.claude/ /
            CLAUDE_CONFIG_DIR ~/.claude.json /.claude.json
            CODEX_HOME ~/.codex/ /
            GEMINI_CLI_HOME ~/.gemini/ /.gemini/
            CURSOR_CONFIG_DIR ~/.cursor/ /
            CURSOR_CONFIG_DIR ~/.config/cursor/ /
            QWEN_HOME ~/.qwen/ /
            OPENCODE_CONFIG_DIR ~/.config/opencode/ /
            GOOSE_PATH_ROOT ~/.config/goose/ /config/
            GOOSE_PATH_ROOT ~/.local/share/goose/ /data/
            COPILOT_HOME ~/.copilot/ /
            CRUSH_GLOBAL_CONFIG ~/.config/crush/ /
            CRUSH_GLOBAL_DATA ~/.local/share/crush/ /
            CLINE_DIR ~/.cline/ /
            CLINE_DATA_DIR ~/.cline/data/ /
            CONTINUE_GLOBAL_DIR ~/.continue/ /
            KIMI_SHARE_DIR ~/.kimi/ /
            KIMI_CODE_HOME ~/.kimi-code/ /
            GROK_HOME ~/.grok/ /
            VIBE_HOME ~/.vibe/ /
            LLM_USER_PATH ~/.config/io.datasette.llm/ /
            HF_HOME ~/.cache/huggingface/ /
            HF_TOKEN_PATH ~/.cache/huggingface/token
            GH_CONFIG_DIR ~/.config/gh/ /
            GLAB_CONFIG_DIR ~/.config/glab-cli/ /
            DOCKER_CONFIG ~/.docker/ /
            KUBECONFIG ~/.kube/config
            AWS_SHARED_CREDENTIALS_FILE ~/.aws/credentials
            AWS_CONFIG_FILE ~/.aws/config
            CLOUDSDK_CONFIG ~/.config/gcloud/ /
            GOOGLE_APPLICATION_CREDENTIALS ~/.config/gcloud/application_default_credentials.json
            AZURE_CONFIG_DIR ~/.azure/ /
            CARGO_HOME ~/.cargo/ /
            GRADLE_USER_HOME ~/.gradle/ /
            NPM_CONFIG_USERCONFIG ~/.npmrc
            npm_config_userconfig ~/.npmrc
            PIP_CONFIG_FILE ~/.config/pip/pip.conf
            NETRC ~/.netrc
            PGPASSFILE ~/.pgpass
            BASH_ENV ~/.bash_env
            ENV ~/.shinit
            HISTFILE ~/.bash_history
            PYTHON_HISTORY ~/.python_history
            NODE_REPL_HISTORY ~/.node_repl_history
            PSQL_HISTORY ~/.psql_history
            MYSQL_HISTFILE ~/.mysql_history
            SQLITE_HISTORY ~/.sqlite_history
            LESSHISTFILE ~/.lesshst
            """;

    private record Rule(String from, String to) {}

    private final List<Rule> rules = new ArrayList<>();

    Moved(Map<String, String> environment) {
        for (String line : RULES.split("\n")) {
            String[] words = line.split(" ");
            String value = environment.getOrDefault(words[0], "");
            // A relative path means another file for every directory that a program is started in.
            if (value.startsWith("/")) {
                rules.add(new Rule(words[1], words.length > 2 ? value + words[2] : value));
            }
        }
    }

    /** This place, and where else it is. */
    List<String> all(String place) {
        List<String> places = new ArrayList<>(List.of(place));
        for (Rule rule : rules) {
            if (place.startsWith(rule.from())) {
                places.add(rule.to() + place.substring(rule.from().length()));
            }
        }
        return places;
    }
}
