package dev.sessionvault.launcher.leak.place;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    private final Random random;

    SampleKeys(long seed) {
        this.random = new Random(seed);
    }

    /** @param kind a kind's id, or {@code named} and a form */
    String make(String kind) {
        return switch (kind) {
            case "anthropic-api" -> "sk-ant-api03-" + some(BASE64URL, 93) + "AA";
            case "anthropic-oauth" -> "sk-ant-oat01-" + some(BASE64URL, 93) + "AA";
            case "anthropic-refresh" -> "sk-ant-ort01-" + some(BASE64URL, 93) + "AA";
            case "openai-project" -> "sk-proj-" + openAi();
            case "openai-service" -> "sk-svcacct-" + openAi();
            case "google-api" -> "AIzaSy" + some(WORD, 33);
            case "google-oauth" -> "ya29.a0" + some(BASE64URL, 180) + some(BASE62, 4);
            case "google-refresh" -> "1//0" + some(DIGITS, 1) + some(BASE64URL, 96) + some(BASE62, 2);
            case "groq" -> "gsk_" + some(BASE62, 52);
            case "xai" -> "xai-" + some(BASE62, 80);
            case "openrouter" -> "sk-or-v1-" + some(HEX, 64);
            case "cursor" -> "crsr_" + some(HEX, 64);
            case "qwen-coding-plan" -> "sk-sp-" + some(HEX, 32);
            case "factory" -> "fk-" + some(BASE62, 20) + "-" + some(BASE62, 40);
            case "kiro" -> "ksk_" + some(BASE62, 40);
            case "amp" -> "sgamp_user_01" + some(DIGITS + UPPER, 24) + "_" + some(HEX, 64);
            default -> developers(kind);
        };
    }

    private String developers(String kind) {
        return switch (kind) {
            case "github-classic" -> "ghp_" + some(BASE62, 36);
            case "github-oauth" -> "gho_" + some(BASE62, 36);
            case "github-app-user" -> "ghu_" + some(BASE62, 36);
            case "github-fine-grained" -> "github_pat_" + some(BASE62, 22) + "_" + some(BASE62, 59);
            case "huggingface" -> "hf_" + some(BASE62.substring(10), 34);
            case "replicate" -> "r8_" + some(BASE62, 37);
            case "perplexity" -> "pplx-" + some(BASE62, 48);
            case "nvidia" -> "nvapi-" + some(BASE64URL, 63) + some(BASE62, 1);
            case "databricks" -> "dapi" + some(HEX, 32);
            case "npm" -> "npm_" + some(BASE62, 36);
            case "pypi" -> "pypi-AgEIcHlwaS5vcmc" + some(BASE64URL, 150) + some(BASE62, 2);
            case "aws-key-id" -> "AKIA" + some(BASE32, 16);
            case "bedrock" -> "ABSK" + some(BASE62 + "+/", 127) + "=";
            case "jwt" -> jwt();
            default -> named(kind);
        };
    }

    private String named(String kind) {
        return switch (kind) {
            case "named sk-hex32" -> "sk-" + some(HEX, 32);
            case "named sk-base62-48" -> "sk-" + some(BASE62, 48);
            case "named rt" -> "rt_" + some(BASE64URL, 43) + "." + some(BASE64URL, 42) + some(BASE62, 1);
            case "named tvly" -> "tvly-dev-" + some(BASE62, 32);
            case "named uuid" -> uuid();
            case "named base62-25" -> some(BASE62, 25);
            case "named base62-32" -> some(BASE62, 32);
            case "named base62-40" -> some(BASE62, 40);
            case "named base62-48" -> some(BASE62, 48);
            case "named base62-64" -> some(BASE62, 64);
            case "named base64-40" -> some(BASE62, 20) + "/" + some(BASE62, 19);
            case "named base64" -> encoded("me:" + some(BASE62, 30));
            default -> throw new IllegalArgumentException(kind);
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
