package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Kind;

/** The kinds that more than one rule tells. */
final class Kinds {
    private static final String ANTHROPIC = "https://console.anthropic.com/settings/keys";
    private static final String OPENAI = "https://platform.openai.com/api-keys";
    private static final String GOOGLE = "https://aistudio.google.com/apikey";
    private static final String GOOGLE_CLOUD = "https://console.cloud.google.com/apis/credentials";
    private static final String GITHUB = "https://github.com/settings/personal-access-tokens";
    private static final String GITHUB_APPS = "https://github.com/settings/applications";
    private static final String AWS = "https://console.aws.amazon.com/iam/home#/security_credentials";
    private static final String BEDROCK = "https://console.aws.amazon.com/bedrock/home#/api-keys";
    private static final String MOONSHOT = "https://platform.moonshot.ai/console/api-keys";
    private static final String BAILIAN = "https://bailian.console.aliyun.com/?tab=model#/api-key";

    static final Kind NAMED = new Kind("named", "secret", null, null);
    static final Kind NAMED_LOGIN = new Kind("named-login", "login token", null, null);
    static final Kind JWT = new Kind("jwt-login", "login token (JWT)", null, null);
    static final Kind PRIVATE_KEY = new Kind("private-key", "private key", null, null);

    static final Kind ANTHROPIC_API = new Kind("anthropic-api", "Anthropic API key", "claude", ANTHROPIC);
    static final Kind ANTHROPIC_ADMIN = new Kind(
            "anthropic-admin", "Anthropic admin key", null, "https://console.anthropic.com/settings/admin-keys");
    static final Kind CLAUDE_LOGIN =
            new Kind("claude-login", "Claude login", "claude", "https://claude.ai/settings/claude-code");
    static final Kind OPENAI_API = new Kind("openai-api", "OpenAI API key", "codex", OPENAI);
    static final Kind OPENAI_ADMIN = new Kind(
            "openai-admin", "OpenAI admin key", null, "https://platform.openai.com/settings/organization/admin-keys");
    static final Kind CODEX_LOGIN =
            new Kind("codex-login", "Codex login", "codex", "https://chatgpt.com/#settings/Security");
    static final Kind SK_API = new Kind("sk-api", "API key (sk-…: DeepSeek, DashScope, Moonshot, others)", null, null);
    static final Kind DEEPSEEK_API =
            new Kind("deepseek-api", "DeepSeek API key", null, "https://platform.deepseek.com/api_keys");
    static final Kind QWEN_API = new Kind("qwen-api", "Alibaba Model Studio API key", "qwen", BAILIAN);
    static final Kind QWEN_PLAN = new Kind("qwen-plan", "Qwen coding plan key", "qwen", BAILIAN);
    static final Kind KIMI_API = new Kind("kimi-api", "Moonshot (Kimi) API key", "kimi", MOONSHOT);
    static final Kind OPENCODE_API =
            new Kind("opencode-api", "OpenCode Zen API key", "opencode", "https://opencode.ai/auth");
    static final Kind GOOGLE_API = new Kind("google-api", "Google API key", "gemini", GOOGLE);
    static final Kind GOOGLE_LOGIN =
            new Kind("google-login", "Google login", "gemini", "https://myaccount.google.com/connections");
    static final Kind GOOGLE_CLIENT = new Kind("google-client", "Google OAuth client secret", null, GOOGLE_CLOUD);
    static final Kind GITHUB_TOKEN = new Kind("github-token", "GitHub personal access token", null, GITHUB);
    static final Kind GITHUB_FINE = new Kind("github-fine-grained", "GitHub fine-grained token", "copilot", GITHUB);
    static final Kind GITHUB_LOGIN = new Kind("github-login", "GitHub login", "copilot", GITHUB_APPS);
    static final Kind GITHUB_APP = new Kind("github-app", "GitHub app token", null, GITHUB_APPS);
    static final Kind AWS_ID = new Kind("aws-key-id", "AWS access key id", null, AWS);
    static final Kind AWS_SECRET = new Kind("aws-secret", "AWS secret access key", null, AWS);
    static final Kind BEDROCK_API = new Kind("bedrock-api", "Amazon Bedrock API key", null, BEDROCK);

    private Kinds() {}
}
