package dev.sessionvault.launcher.leak.form;

import static dev.sessionvault.launcher.leak.form.Alphabet.ALNUM;
import static dev.sessionvault.launcher.leak.form.Alphabet.BASE64;
import static dev.sessionvault.launcher.leak.form.Alphabet.DOT;
import static dev.sessionvault.launcher.leak.form.Alphabet.HEX;
import static dev.sessionvault.launcher.leak.form.Alphabet.PAD;
import static dev.sessionvault.launcher.leak.form.Alphabet.UNDERSCORE;
import static dev.sessionvault.launcher.leak.form.Alphabet.WORD;

import dev.sessionvault.launcher.leak.Kind;
import org.jspecify.annotations.Nullable;

/** Keys and logins of models, of those who sell access to them, and of the tools that use them. */
final class AssistantShapes {
    static final Shape[] ALL = {
        new Shape(Kinds.ANTHROPIC_API, "sk-ant-api", WORD, 40, 256),
        new Shape(Kinds.ANTHROPIC_ADMIN, "sk-ant-admin", WORD, 40, 256),
        new Shape(Kinds.CLAUDE_LOGIN, "sk-ant-oat", WORD, 40, 256),
        new Shape(Kinds.CLAUDE_LOGIN, "sk-ant-ort", WORD, 40, 256),
        new Shape(Kinds.CLAUDE_LOGIN, "sk-ant-sid", WORD, 40, 256),
        new Shape(Kinds.ANTHROPIC_API, "sk-ant-", WORD, 32, 256),
        new Shape(Kinds.OPENAI_API, "sk-proj-", WORD, 40, 400),
        new Shape(Kinds.OPENAI_API, "sk-svcacct-", WORD, 40, 400),
        new Shape(Kinds.OPENAI_API, "sk-service-", WORD, 40, 400),
        new Shape(Kinds.OPENAI_API, "sk-None-", WORD, 40, 400),
        new Shape(Kinds.OPENAI_ADMIN, "sk-admin-", WORD, 40, 400),
        new Shape(Kinds.OPENAI_API, "sk-", WORD, 40, 400).with("T3BlbkFJ"),
        kind("openrouter-api", "OpenRouter API key", "https://openrouter.ai/keys", "sk-or-v", WORD, 34, 128),
        new Shape(Kinds.QWEN_PLAN, "sk-sp-", WORD, 20, 128).digitsAndLetters(),
        new Shape(Kinds.KIMI_API, "sk-kimi-", WORD, 20, 128).digitsAndLetters(),
        kind("langfuse-secret", "Langfuse secret key", "https://cloud.langfuse.com", "sk-lf-", WORD, 32, 64),
        kind(
                        "helicone-api",
                        "Helicone API key",
                        "https://us.helicone.ai/settings/api-keys",
                        "sk-helicone-",
                        WORD,
                        20,
                        96)
                .digitsAndLetters(),
        new Shape(Kinds.SK_API, "sk-", ALNUM, 28, 128),
        new Shape(Kinds.GOOGLE_API, "AIza", WORD, 35, 64),
        new Shape(Kinds.GOOGLE_API, "AQ.", WORD, 32, 128).mixed(),
        new Shape(Kinds.GOOGLE_LOGIN, "ya29.", WORD | DOT, 30, 2048),
        new Shape(Kinds.GOOGLE_LOGIN, "1//", WORD, 30, 256).mixed(),
        new Shape(Kinds.GOOGLE_CLIENT, "GOCSPX-", WORD, 20, 64),
        kind("groq-api", "Groq API key", "https://console.groq.com/keys", "gsk_", ALNUM, 40, 128),
        tool("xai-api", "xAI API key", "grok", "https://console.x.ai", "xai-", ALNUM | UNDERSCORE, 60, 160),
        kind("hugging-face", "Hugging Face token", "https://huggingface.co/settings/tokens", "hf_", ALNUM, 30, 80),
        kind("hugging-face", "Hugging Face token", "https://huggingface.co/settings/tokens", "api_org_", ALNUM, 30, 80),
        new Shape(Kinds.BEDROCK_API, "ABSK", ALNUM | BASE64 | PAD, 100, 400),
        new Shape(Kinds.BEDROCK_API, "bedrock-api-key-", ALNUM | BASE64 | PAD, 60, 4096),
        kind("perplexity-api", "Perplexity API key", "https://www.perplexity.ai/account/api", "pplx-", ALNUM, 40, 96),
        kind("nvidia-api", "NVIDIA API key", "https://build.nvidia.com/settings/api-keys", "nvapi-", WORD, 40, 128),
        kind("replicate-api", "Replicate API token", "https://replicate.com/account/api-tokens", "r8_", WORD, 35, 80),
        kind("sourcegraph-token", "Sourcegraph token", null, "sgp_", ALNUM | UNDERSCORE, 40, 96),
        tool("amp-api", "Amp API key", "amp", "https://ampcode.com/settings", "sgamp_", ALNUM | UNDERSCORE, 32, 160),
        kind("langsmith-api", "LangSmith API key", "https://smith.langchain.com/settings", "lsv2_", HEX | WORD, 40, 80),
        tool(
                "cursor-api",
                "Cursor API key",
                "cursor",
                "https://cursor.com/dashboard",
                "crsr_",
                ALNUM | UNDERSCORE,
                32,
                160),
        tool("cursor-api", "Cursor API key", "cursor", "https://cursor.com/dashboard", "key_", HEX, 64, 64),
        tool("kiro-api", "Kiro API key", "kiro", "https://app.kiro.dev", "ksk_", WORD, 24, 160)
                .digitsAndLetters(),
        tool(
                        "factory-api",
                        "Factory API key",
                        "droid",
                        "https://app.factory.ai/settings/api-keys",
                        "fk-",
                        WORD,
                        24,
                        160)
                .mixed(),
        kind("cerebras-api", "Cerebras API key", "https://cloud.cerebras.ai", "csk-", ALNUM, 40, 96),
        kind("vercel-gateway", "Vercel AI Gateway key", "https://vercel.com/dashboard", "vck_", ALNUM, 40, 96),
        kind("tavily-api", "Tavily API key", "https://app.tavily.com", "tvly-", WORD, 24, 96)
                .digitsAndLetters(),
        kind("firecrawl-api", "Firecrawl API key", "https://www.firecrawl.dev/app/api-keys", "fc-", HEX, 32, 32),
        kind(
                        "fireworks-api",
                        "Fireworks API key",
                        "https://app.fireworks.ai/settings/users/api-keys",
                        "fw_",
                        ALNUM,
                        22,
                        64)
                .mixed(),
        kind("together-api", "Together API key", "https://api.together.ai/settings/api-keys", "tgp_v1_", WORD, 40, 96),
        kind("voyage-api", "Voyage API key", "https://dashboard.voyageai.com/api-keys", "pa-", WORD, 40, 64)
                .mixed(),
        kind("jina-api", "Jina API key", "https://jina.ai/api-dashboard", "jina_", WORD, 32, 96)
                .mixed(),
        kind("pinecone-api", "Pinecone API key", "https://app.pinecone.io", "pcsk_", ALNUM | UNDERSCORE, 40, 128),
        kind("e2b-api", "E2B API key", "https://e2b.dev/dashboard?tab=keys", "e2b_", HEX, 40, 64),
        kind("elevenlabs-api", "ElevenLabs API key", "https://elevenlabs.io/app/settings/api-keys", "sk_", HEX, 48, 48),
        kind("runpod-api", "RunPod API key", "https://console.runpod.io/user/settings", "rpa_", ALNUM, 36, 64),
        kind("context7-api", "Context7 API key", "https://context7.com/dashboard", "ctx7sk-", WORD, 32, 64),
        kind(
                "wandb-api",
                "Weights & Biases API key",
                "https://wandb.ai/authorize",
                "wandb_v1_",
                ALNUM | UNDERSCORE,
                40,
                160),
    };

    private AssistantShapes() {}

    private static Shape kind(
            String id, String title, @Nullable String console, String prefix, int alphabet, int least, int most) {
        return new Shape(new Kind(id, title, null, console), prefix, alphabet, least, most);
    }

    private static Shape tool(
            String id, String title, String tool, String console, String prefix, int alphabet, int least, int most) {
        return new Shape(new Kind(id, title, tool, console), prefix, alphabet, least, most);
    }
}
