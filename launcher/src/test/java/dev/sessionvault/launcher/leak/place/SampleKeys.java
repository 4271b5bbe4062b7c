package dev.sessionvault.launcher.leak.place;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;

/** Makes keys that no issuer gave out, in the issuers' forms; the same ones for the same seed. */
final class SampleKeys {
    private static final String DIGITS = "0123456789";
    private static final String HEX = DIGITS + "abcdef";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String BASE62 = DIGITS + UPPER + "abcdefghijklmnopqrstuvwxyz";
    private static final String WORD = BASE62 + "_";
    private static final String BASE64URL = WORD + "-";
    private static final String BASE32 = UPPER + "234567";

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("anthropic-api", "anthropic-api"),
            Map.entry("anthropic-access", "claude-login"),
            Map.entry("anthropic-refresh", "claude-login"),
            Map.entry("openai-project", "openai-api"),
            Map.entry("openai-service", "openai-api"),
            Map.entry("google-api", "google-api"),
            Map.entry("google-access", "google-login"),
            Map.entry("google-refresh", "google-login"),
            Map.entry("groq", "groq-api"),
            Map.entry("xai", "xai-api"),
            Map.entry("openrouter", "openrouter-api"),
            Map.entry("cursor", "cursor-api"),
            Map.entry("qwen-plan", "qwen-plan"),
            Map.entry("factory", "factory-api"),
            Map.entry("kiro", "kiro-api"),
            Map.entry("amp", "amp-api"),
            Map.entry("perplexity", "perplexity-api"),
            Map.entry("nvidia", "nvidia-api"),
            Map.entry("replicate", "replicate-api"),
            Map.entry("huggingface", "hugging-face"),
            Map.entry("bedrock", "bedrock-api"),
            Map.entry("tavily", "tavily-api"),
            Map.entry("github-classic", "github-token"),
            Map.entry("github-oauth", "github-login"),
            Map.entry("github-app-user", "github-login"),
            Map.entry("github-fine", "github-fine-grained"),
            Map.entry("databricks", "databricks-token"),
            Map.entry("npm", "npm-token"),
            Map.entry("pypi", "pypi-token"),
            Map.entry("aws-key-id", "aws-key-id"),
            Map.entry("jwt", "jwt-login"));

    private final Random random;

    SampleKeys(long seed) {
        this.random = new Random(seed);
    }

    /** The id of the kind that such a key is by its form alone. */
    static String kind(String form) {
        String kind = KINDS.get(form);
        if (kind == null) {
            throw new IllegalArgumentException(form + " tells no kind: name it in the template");
        }
        return kind;
    }

    /** One of that form. */
    String make(String form) {
        return switch (form) {
            case "anthropic-api" -> "sk-ant-api03-" + some(BASE64URL, 93) + "AA";
            case "anthropic-access" -> "sk-ant-oat01-" + some(BASE64URL, 93) + "AA";
            case "anthropic-refresh" -> "sk-ant-ort01-" + some(BASE64URL, 93) + "AA";
            case "openai-project" -> "sk-proj-" + openAi();
            case "openai-service" -> "sk-svcacct-" + openAi();
            case "codex-refresh" -> "rt_" + some(BASE64URL, 43) + "." + some(BASE64URL, 42) + some(BASE62, 1);
            case "google-api" -> "AIzaSy" + some(WORD, 33);
            case "google-access" -> "ya29.a0" + some(BASE64URL, 180) + some(BASE62, 4);
            case "google-refresh" -> "1//0" + some(DIGITS, 1) + some(BASE64URL, 96) + some(BASE62, 2);
            case "groq" -> "gsk_" + some(BASE62, 52);
            case "xai" -> "xai-" + some(BASE62, 80);
            case "openrouter" -> "sk-or-v1-" + some(HEX, 64);
            case "cursor" -> "crsr_" + some(HEX, 64);
            case "qwen-plan" -> "sk-sp-" + some(HEX, 32);
            case "factory" -> "fk-" + some(BASE62, 20) + "-" + some(BASE62, 40);
            case "kiro" -> "ksk_" + some(BASE62, 40);
            case "amp" -> "sgamp_user_01" + some(DIGITS + UPPER, 24) + "_" + some(HEX, 64);
            case "perplexity" -> "pplx-" + some(BASE62, 48);
            case "nvidia" -> "nvapi-" + some(BASE64URL, 63) + some(BASE62, 1);
            case "replicate" -> "r8_" + some(BASE62, 37);
            case "huggingface" -> "hf_" + some(BASE62.substring(10), 34);
            case "bedrock" -> "ABSK" + some(BASE62 + "+/", 127) + "=";
            case "tavily" -> "tvly-dev-" + some(BASE62, 32);
            default -> developers(form);
        };
    }

    private String developers(String form) {
        return switch (form) {
            case "github-classic" -> "ghp_" + some(BASE62, 36);
            case "github-oauth" -> "gho_" + some(BASE62, 36);
            case "github-app-user" -> "ghu_" + some(BASE62, 36);
            case "github-fine" -> "github_pat_" + some(BASE62, 22) + "_" + some(BASE62, 59);
            case "databricks" -> "dapi" + some(HEX, 32);
            case "npm" -> "npm_" + some(BASE62, 36);
            case "pypi" -> "pypi-AgEIcHlwaS5vcmc" + some(BASE64URL, 150) + some(BASE62, 2);
            case "aws-key-id" -> "AKIA" + some(BASE32, 16);
            case "aws-secret" -> some(BASE62, 20) + "/" + some(BASE62, 19);
            case "jwt" -> jwt();
            case "sk-hex32" -> "sk-" + some(HEX, 32);
            case "sk-base62-48" -> "sk-" + some(BASE62, 48);
            case "uuid" -> uuid();
            case "base62-25" -> some(BASE62, 25);
            case "base62-32" -> some(BASE62, 32);
            case "base62-40" -> some(BASE62, 40);
            case "base62-48" -> some(BASE62, 48);
            case "base62-64" -> some(BASE62, 64);
            case "docker" -> encoded("me:" + some(BASE62, 30));
            default -> throw new IllegalArgumentException(form);
        };
    }

    private String openAi() {
        return some(BASE64URL, 74) + "T3BlbkFJ" + some(BASE64URL, 73) + some(BASE62, 1);
    }

    private String uuid() {
        return some(HEX, 8) + "-" + some(HEX, 4) + "-4" + some(HEX, 3) + "-a" + some(HEX, 3) + "-" + some(HEX, 12);
    }

    private String jwt() {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + some(HEX, 16) + "\"}";
        String claims =
                "{\"sub\":\"" + some(BASE62, 24) + "\",\"iss\":\"https://auth.example.org\",\"exp\":1763800000}";
        return urlEncoded(header) + "." + urlEncoded(claims) + "." + some(BASE64URL, 342);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String urlEncoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String some(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
