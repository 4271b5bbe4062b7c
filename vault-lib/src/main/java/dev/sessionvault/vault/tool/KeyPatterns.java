package dev.sessionvault.vault.tool;

import static dev.sessionvault.vault.tool.KeyPattern.ALNUM;
import static dev.sessionvault.vault.tool.KeyPattern.BASE64;
import static dev.sessionvault.vault.tool.KeyPattern.DASH;
import static dev.sessionvault.vault.tool.KeyPattern.DIGIT;
import static dev.sessionvault.vault.tool.KeyPattern.DOT;
import static dev.sessionvault.vault.tool.KeyPattern.LOWER;
import static dev.sessionvault.vault.tool.KeyPattern.MIXED;
import static dev.sessionvault.vault.tool.KeyPattern.UNDERSCORE;
import static dev.sessionvault.vault.tool.KeyPattern.UPPER;
import static dev.sessionvault.vault.tool.KeyPattern.WORD;

import java.util.Arrays;

/** What keys look like, by issuer. */
final class KeyPatterns {
    static final KeyPattern[] ALL = {
        new KeyPattern("Anthropic", "sk-ant-", WORD, 20),
        new KeyPattern("OpenAI project", "sk-proj-", WORD, 20),
        new KeyPattern("OpenAI service account", "sk-svcacct-", WORD, 20),
        new KeyPattern("OpenAI service", "sk-service-", WORD, 20),
        new KeyPattern("OpenAI admin", "sk-admin-", WORD, 20),
        new KeyPattern("OpenRouter", "sk-or-v1-", ALNUM, 32),
        new KeyPattern("Qwen coding plan", "sk-sp-", WORD, 20),
        new KeyPattern("Kimi", "sk-kimi-", WORD, 20),
        new KeyPattern("Langfuse secret", "sk-lf-", WORD, 32),
        // OpenAI's old form, DeepSeek, DashScope, Moonshot: no dash in the body, unlike in names of packages and hosts.
        new KeyPattern("OpenAI and others", "sk-", ALNUM, 28),
        new KeyPattern("Google API", "AIza", WORD, 35),
        new KeyPattern("Google OAuth", "ya29.", WORD, 30),
        new KeyPattern("Google client secret", "GOCSPX-", WORD, 20),
        new KeyPattern("Groq", "gsk_", ALNUM, 40),
        new KeyPattern("xAI", "xai-", ALNUM | UNDERSCORE, 60),
        new KeyPattern("GitHub", "ghp_", ALNUM, 30),
        new KeyPattern("GitHub OAuth", "gho_", ALNUM, 30),
        new KeyPattern("GitHub user", "ghu_", ALNUM, 30),
        new KeyPattern("GitHub server", "ghs_", ALNUM, 30),
        new KeyPattern("GitHub refresh", "ghr_", ALNUM, 30),
        new KeyPattern("GitHub fine-grained", "github_pat_", ALNUM | UNDERSCORE, 36),
        new KeyPattern("GitLab", "glpat-", WORD | DOT, 20),
        new KeyPattern("Hugging Face", "hf_", ALNUM, 30),
        new KeyPattern("Hugging Face organisation", "api_org_", ALNUM, 30),
        new KeyPattern("AWS key id", "AKIA", UPPER | DIGIT, 16),
        new KeyPattern("AWS session key id", "ASIA", UPPER | DIGIT, 16),
        new KeyPattern("AWS bearer", "ABIA", UPPER | DIGIT, 16),
        new KeyPattern("AWS context", "ACCA", UPPER | DIGIT, 16),
        new KeyPattern("Bedrock", "ABSK", ALNUM | BASE64, 100),
        new KeyPattern("Bedrock short", "bedrock-api-key-", ALNUM | BASE64, 20),
        new KeyPattern("Perplexity", "pplx-", ALNUM, 40),
        new KeyPattern("NVIDIA", "nvapi-", WORD, 40),
        new KeyPattern("Replicate", "r8_", WORD, 35),
        new KeyPattern("Sourcegraph", "sgp_", ALNUM | UNDERSCORE, 40),
        new KeyPattern("Amp", "sgamp_", ALNUM | UNDERSCORE, 32),
        new KeyPattern("LangSmith", "lsv2_", LOWER | DIGIT | UNDERSCORE, 40),
        new KeyPattern("Alibaba key id", "LTAI", ALNUM | MIXED, 20),
        new KeyPattern("Cursor", "crsr_", ALNUM | UNDERSCORE, 32),
        new KeyPattern("Kiro", "ksk_", WORD, 24),
        new KeyPattern("Factory", "fk-", WORD | MIXED, 24),
        new KeyPattern("Cerebras", "csk-", ALNUM, 40),
        new KeyPattern("Vercel AI gateway", "vck_", ALNUM, 40),
        new KeyPattern("Tavily", "tvly-", WORD, 24),
        new KeyPattern("npm", "npm_", ALNUM, 36),
        new KeyPattern("PyPI", "pypi-AgE", WORD, 50),
        new KeyPattern("Docker", "dckr_pat_", WORD, 24),
        new KeyPattern("Slack", "xox", ALNUM | DASH, 30),
        new KeyPattern("Slack webhook", "hooks.slack.com/services/", ALNUM | BASE64, 30),
        new KeyPattern("Stripe", "sk_live_", ALNUM, 20),
        new KeyPattern("Stripe test", "sk_test_", ALNUM, 20),
        new KeyPattern("Stripe restricted", "rk_live_", ALNUM, 20),
        new KeyPattern("SendGrid", "SG.", WORD | DOT, 60),
        new KeyPattern("DigitalOcean", "dop_v1_", LOWER | DIGIT, 40),
        new KeyPattern("HashiCorp Vault", "hvs.", WORD, 24),
        new KeyPattern("1Password service account", "ops_eyJ", WORD, 40),
        new KeyPattern("Helicone", "sk-helicone-", WORD, 20),
        new KeyPattern("Google API", "AQ.", WORD | MIXED, 32),
        new KeyPattern("Google refresh", "1//0", WORD | MIXED, 29),
        new KeyPattern("Cursor", "key_", LOWER | DIGIT, 64),
        new KeyPattern("Firecrawl", "fc-", LOWER | DIGIT, 32),
        new KeyPattern("Fireworks", "fw_", ALNUM | MIXED, 22),
        new KeyPattern("Together", "tgp_v1_", WORD, 40),
        new KeyPattern("Voyage", "pa-", WORD | MIXED, 40),
        new KeyPattern("Jina", "jina_", WORD, 40),
        new KeyPattern("Pinecone", "pcsk_", ALNUM | UNDERSCORE, 40),
        new KeyPattern("E2B", "e2b_", LOWER | DIGIT, 40),
        new KeyPattern("ElevenLabs", "sk_", LOWER | DIGIT, 48),
        new KeyPattern("RunPod", "rpa_", ALNUM, 36),
        new KeyPattern("Context7", "ctx7sk-", WORD, 32),
        new KeyPattern("Weights & Biases", "wandb_v1_", ALNUM | UNDERSCORE, 40),
        new KeyPattern("GitLab trigger", "glptt-", WORD, 20),
        new KeyPattern("GitLab deployment", "gldt-", WORD, 20),
        new KeyPattern("GitLab runner", "glrt-", WORD | DOT, 20),
        new KeyPattern("GitLab job", "glcbt-", WORD, 20),
        new KeyPattern("Slack app", "xapp-", ALNUM | DASH, 30),
        new KeyPattern("Stripe webhook", "whsec_", ALNUM | BASE64, 32),
        new KeyPattern("Stripe restricted test", "rk_test_", ALNUM, 20),
        new KeyPattern("DigitalOcean login", "doo_v1_", LOWER | DIGIT, 40),
        new KeyPattern("DigitalOcean refresh", "dor_v1_", LOWER | DIGIT, 40),
        new KeyPattern("HashiCorp Vault batch", "hvb.", WORD, 24),
        new KeyPattern("Sentry organisation", "sntrys_", ALNUM | BASE64 | UNDERSCORE, 40),
        new KeyPattern("Sentry user", "sntryu_", LOWER | DIGIT, 64),
        new KeyPattern("Linear", "lin_api_", ALNUM, 40),
        new KeyPattern("Notion", "ntn_", ALNUM, 40),
        new KeyPattern("Figma", "figd_", WORD, 36),
        new KeyPattern("Supabase", "sbp_", LOWER | DIGIT, 40),
        new KeyPattern("Supabase secret", "sb_secret_", WORD, 24),
        new KeyPattern("Netlify", "nfp_", ALNUM, 36),
        new KeyPattern("Databricks", "dapi", LOWER | DIGIT, 32),
        new KeyPattern("Postman", "PMAK-", LOWER | DIGIT | DASH, 40),
        new KeyPattern("Pulumi", "pul-", LOWER | DIGIT, 40),
        new KeyPattern("Doppler", "dp.", ALNUM | DOT, 40),
        new KeyPattern("Shopify", "shpat_", LOWER | DIGIT, 32),
        new KeyPattern("Shopify shared", "shpss_", LOWER | DIGIT, 32),
        new KeyPattern("Shopify custom", "shpca_", LOWER | DIGIT, 32),
        new KeyPattern("Grafana service", "glsa_", ALNUM | UNDERSCORE, 40),
        new KeyPattern("Grafana cloud", "glc_eyJ", ALNUM | BASE64, 40),
        new KeyPattern("New Relic", "NRAK-", UPPER | DIGIT, 27),
        new KeyPattern("Heroku", "HRKU-", WORD, 36),
        new KeyPattern("Atlassian", "ATATT3xFfGF0", WORD, 60),
        new KeyPattern("PlanetScale", "pscale_tkn_", WORD | DOT, 32),
        new KeyPattern("Tailscale", "tskey-", WORD | MIXED, 30),
        new KeyPattern("age", "AGE-SECRET-KEY-1", UPPER | DIGIT, 40),
    };

    private static final KeyPattern[][] BY_FIRST_BYTE = byFirstByte();

    private KeyPatterns() {}

    /** The patterns that begin with this byte. */
    static KeyPattern[] beginningWith(byte first) {
        return first < 0 ? BY_FIRST_BYTE[0] : BY_FIRST_BYTE[first];
    }

    /** Whether a key of any kind, a JWT ({@code ey}) and a PEM header ({@code -}) too, may begin with this byte. */
    static boolean mayBegin(byte first) {
        return first == 'e' || first == '-' || beginningWith(first).length > 0;
    }

    private static KeyPattern[][] byFirstByte() {
        KeyPattern[][] table = new KeyPattern[128][];
        Arrays.fill(table, new KeyPattern[0]);
        for (KeyPattern pattern : ALL) {
            int first = pattern.prefix[0];
            KeyPattern[] longer = Arrays.copyOf(table[first], table[first].length + 1);
            longer[longer.length - 1] = pattern;
            table[first] = longer;
        }
        return table;
    }
}
