package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose key it is, by a word of its name or near it. */
final class Providers {
    private static final Map<String, Kind> BY_WORD = new HashMap<>();

    private static final Set<String> COMMON_WORDS = Set.of(
            "together",
            "fireworks",
            "hyper",
            "crush",
            "continue",
            "cursor",
            "factory",
            "droid",
            "amp",
            "brave",
            "voyage",
            "gh",
            "hf",
            "google",
            "github",
            "azure",
            "exa",
            "palm",
            "vibe",
            "glm",
            "v0");

    static {
        add(Kinds.ANTHROPIC_API, "anthropic", "claude");
        add(Kinds.OPENAI_API, "openai", "codex", "chatgpt");
        add(Kinds.DEEPSEEK_API, "deepseek");
        add(Kinds.QWEN_API, "dashscope", "qwen", "bailian", "modelstudio");
        add(Kinds.KIMI_API, "moonshot", "kimi");
        add(Kinds.OPENCODE_API, "opencode");
        add(Kinds.GOOGLE_API, "gemini", "google", "palm");
        add(Kinds.BEDROCK_API, "bedrock");
        add(Kinds.AWS_SECRET, "awssecret", "secretaccess");
        add(named("mistral", "Mistral", "vibe", "https://console.mistral.ai/api-keys"), "mistral", "codestral");
        add(named("groq", "Groq", null, "https://console.groq.com/keys"), "groq");
        add(named("xai", "xAI", "grok", "https://console.x.ai"), "xai", "grok");
        add(named("openrouter", "OpenRouter", null, "https://openrouter.ai/keys"), "openrouter");
        add(named("cerebras", "Cerebras", null, "https://cloud.cerebras.ai"), "cerebras");
        add(named("cohere", "Cohere", null, "https://dashboard.cohere.com/api-keys"), "cohere");
        add(named("together", "Together", null, "https://api.together.ai/settings/api-keys"), "together", "togetherai");
        add(named("fireworks", "Fireworks", null, "https://app.fireworks.ai/settings/users/api-keys"), "fireworks");
        add(
                named("zai", "Z.AI", null, "https://z.ai/manage-apikey/apikey-list"),
                "zai",
                "zhipu",
                "zhipuai",
                "bigmodel",
                "glm");
        add(named("minimax", "MiniMax", null, "https://platform.minimax.io/user-center/basic-information"), "minimax");
        add(named("hyper", "Charm Hyper", "crush", "https://hyper.charm.land"), "hyper", "crush");
        add(named("azure-openai", "Azure OpenAI", null, "https://portal.azure.com"), "azure");
        add(named("databricks", "Databricks", null, null), "databricks");
        add(named("cline", "Cline", "cline", "https://app.cline.bot"), "cline");
        add(named("continue", "Continue", "continue", "https://hub.continue.dev/settings/api-keys"), "continue");
        add(named("junie", "Junie", "junie", "https://junie.jetbrains.com/cli"), "junie");
        add(named("kiro", "Kiro", "kiro", "https://app.kiro.dev"), "kiro");
        add(named("cursor", "Cursor", "cursor", "https://cursor.com/dashboard"), "cursor");
        add(named("factory", "Factory", "droid", "https://app.factory.ai/settings/api-keys"), "factory", "droid");
        add(named("amp", "Amp", "amp", "https://ampcode.com/settings"), "amp", "ampcode");
        add(named("aider", "Aider", "aider", null), "aider");
        add(named("v0", "v0", null, "https://v0.dev/chat/settings/keys"), "v0");
        add(
                named("github", "GitHub", "copilot", "https://github.com/settings/personal-access-tokens"),
                "gh",
                "github",
                "copilot");
        add(named("hf", "Hugging Face", null, "https://huggingface.co/settings/tokens"), "hf", "huggingface");
        add(named("perplexity", "Perplexity", null, "https://www.perplexity.ai/account/api"), "perplexity", "pplx");
        add(named("voyage", "Voyage", null, "https://dashboard.voyageai.com/api-keys"), "voyage");
        add(named("deepinfra", "DeepInfra", null, "https://deepinfra.com/dash/api_keys"), "deepinfra");
        add(named("exa", "Exa", null, "https://dashboard.exa.ai/api-keys"), "exa");
        add(named("brave", "Brave Search", null, "https://api-dashboard.search.brave.com"), "brave");
        add(named("serper", "Serper", null, "https://serper.dev/api-key"), "serper", "serpapi");
        add(named("nvidia", "NVIDIA", null, "https://build.nvidia.com/settings/api-keys"), "nvidia");
        add(named("ai-gateway", "Vercel AI Gateway", null, "https://vercel.com/dashboard"), "aigateway");
    }

    private Providers() {}

    static boolean isOne(String word) {
        return BY_WORD.containsKey(word);
    }

    /** By the first word, or two words, that are somebody's, or {@code null}. */
    static @Nullable Kind of(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            Kind two = i + 1 < words.size() ? BY_WORD.get(word.concat(words.get(i + 1))) : null;
            Kind kind = two == null ? BY_WORD.get(word) : two;
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    /** By a word in a text that is not a key's name: only names that are no words of English. */
    static @Nullable Kind near(String word) {
        return COMMON_WORDS.contains(word) ? null : BY_WORD.get(word);
    }

    private static Kind named(String id, String title, @Nullable String tool, @Nullable String console) {
        return new Kind(id.concat("-named"), title.concat(" key"), tool, console);
    }

    private static void add(Kind kind, String... words) {
        for (String word : words) {
            BY_WORD.put(word.toLowerCase(Locale.ROOT), kind);
        }
    }
}
