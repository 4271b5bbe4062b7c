package dev.sessionvault.vault.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys here are made up: right in form, of no service. They are put together so that no scanner stops at them. */
class ValueScanTest {
    private static final String BODY = "a1B2c3D4e5F6g7H8i9J0".repeat(8);
    private static final String HEX = "0123456789abcdef".repeat(8);
    private static final String JWT = "eyJ" + BODY.substring(0, 30) + ".eyJ" + BODY.substring(0, 40) + ".";

    static final List<String> KEYS = List.of(
            key("sk-ant-", "api03-" + BODY.substring(0, 93) + "AA"),
            key("sk-ant-", "oat01-" + BODY.substring(0, 60)),
            key("sk-ant-", "ort01-" + BODY.substring(0, 60)),
            key("sk-ant-", "admin01-" + BODY.substring(0, 93) + "AA"),
            key("sk-", "proj-" + BODY.substring(0, 74) + "T3Blbk" + "FJ" + BODY.substring(0, 74)),
            key("sk-", "svcacct-" + BODY.substring(0, 58)),
            key("sk-", "admin-" + BODY.substring(0, 58)),
            key("sk-", BODY.substring(0, 20) + "T3Blbk" + "FJ" + BODY.substring(0, 20)),
            key("sk-", HEX.substring(0, 32)),
            key("sk-or-", "v1-" + HEX.substring(0, 64)),
            key("sk-sp-", BODY.substring(0, 32)),
            key("AIza", "SyC" + BODY.substring(0, 32)),
            key("gsk_", BODY.substring(0, 52)),
            key("xai-", BODY.substring(0, 80)),
            key("ghp_", BODY.substring(0, 36)),
            key("gho_", BODY.substring(0, 36)),
            key("ghu_", BODY.substring(0, 36)),
            key("ghs_", BODY.substring(0, 36)),
            key("ghr_", BODY.substring(0, 36)),
            key("github_", "pat_" + BODY.substring(0, 22) + "_" + BODY.substring(0, 59)),
            key("hf_", BODY.substring(0, 34)),
            key("api_", "org_" + BODY.substring(0, 34)),
            key("AKIA", "Q3EGRIP5ABCD2345"),
            key("ASIA", "Q3EGRIP5ABCD2345"),
            key("ABSK", BODY.substring(0, 110)),
            key("bedrock-", "api-key-YmVkcm9jay5hbWF6b25hd3MuY29t"),
            key("pplx-", BODY.substring(0, 48)),
            key("nvapi-", BODY.substring(0, 64)),
            key("r8_", BODY.substring(0, 37)),
            key("sgp_", HEX.substring(0, 40)),
            key("sgp_", "local_" + HEX.substring(0, 40)),
            key("lsv2_", "pt_" + HEX.substring(0, 32) + "_" + HEX.substring(0, 10)),
            key("glpat-", BODY.substring(0, 20)),
            key("LTAI", BODY.substring(0, 20)),
            key("crsr_", HEX.substring(0, 64)),
            key("ksk_", BODY.substring(0, 40)),
            key("fk-", BODY.substring(0, 40)),
            key("sgamp_", "user_" + BODY.substring(0, 40)),
            key("csk-", BODY.substring(0, 48)),
            key("xox", "b-123456789012-123456789012-" + BODY.substring(0, 24)),
            key("npm_", BODY.substring(0, 36)),
            key("sk_", "live_" + BODY.substring(0, 24)),
            key("hvs.", BODY.substring(0, 90)),
            JWT + BODY.substring(0, 43),
            "-----BEGIN " + "PRIVATE KEY-----\nMIIE",
            "-----BEGIN " + "OPENSSH PRIVATE KEY-----",
            "-----BEGIN " + "RSA PRIVATE KEY-----",
            "-----BEGIN " + "ENCRYPTED PRIVATE KEY-----",
            "-----BEGIN " + "PGP PRIVATE KEY BLOCK-----");

    private static String key(String start, String rest) {
        return start + rest;
    }

    @ParameterizedTest
    @FieldSource("KEYS")
    void key_anywhereInAValue_isFound(String key) {
        assertTrue(finds(key));
        assertTrue(finds("\"" + key + "\""), "quoted");
        assertTrue(finds("https://me:" + key + "@example.org/x.git"), "in a URL");
        assertTrue(finds("{\"a\": 1, \"b\": \"" + key + "\"}"), "in JSON");
        assertTrue(finds("Authorization: Bearer " + key), "in a header");
        assertTrue(finds("first\n" + key + "\nlast"), "among lines");
        assertTrue(finds("--opt=" + key), "in an option");
        assertTrue(finds("a%3D" + key), "after an escape");
        assertTrue(finds("\u00ff\u00fe" + key), "after bytes that are no text");
    }

    @ParameterizedTest
    @FieldSource("KEYS")
    void key_cutOff_isNotFound(String key) {
        assertFalse(finds(key.substring(0, 12)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/sk-learn/bin",
                "/home/me/projects/task-0123456789abcdef0123456789abcdef/bin",
                "/srv/disk-0123456789abcdef0123456789abcdef",
                "/home/me/miniconda3/envs/sk-learn-tutorial-with-a-rather-long-name-indeed/bin",
                "550e8400-e29b-41d4-a716-446655440000",
                "e0163bb1c5d7e9f00112233445566778899aabbc",
                "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "https://example.org/a/very/long/path/0123456789abcdef?page=2&sort=name#part-3",
                "postgres://localhost:5432/shop",
                "git@github.com:example/sk-ant-colony.git",
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
                "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----",
                "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYI\n-----END PUBLIC KEY-----",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl me@host",
                "rs=0:di=01;34:ln=01;36:mh=00:pi=40;33:so=01;35:do=01;35:bd=40;33;01",
                "unix:path=/run/user/1000/bus,guid=0123456789abcdef0123456789abcdef",
                "/tmp/ssh-XXXXXXabcdef/agent.12345",
                "fk-user-id-references-account-table",
                "eyJ is how such a thing begins. eyJ again. But it is prose, with spaces in it.",
                "eyJhbGciOiJIUzI1NiJ9.only-two-parts-of-it-here",
                "claude-sonnet-4-5-20250929",
                "npm_config_cache=/home/me/.npm_0123456789",
                "AKIAB",
                "hf_transfer",
                "gsk_help",
                "sk-ant-",
                "xai-org/grok-build",
                "2026-11-22T00:17:00Z",
                "--add-opens=java.base/java.lang=ALL-UNNAMED -Xmx2g -Dfile.encoding=UTF-8"
            })
    void otherValue_isNotTakenForAKey(String value) {
        assertFalse(finds(value));
        assertFalse(finds("NAME=" + value));
    }

    @Test
    void randomBase64_isHardlyEverTakenForAKey() {
        Random random = new Random(42);
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] image = new byte[3_000];
            random.nextBytes(image);
            found += finds(Base64.getEncoder().encodeToString(image)) ? 1 : 0;
        }
        assertEquals(0, found, "of 8 MB");
    }

    /** As long as the kernel allows, and made of beginnings: each position starts something. */
    @Test
    void value_ofNothingButBeginnings_takesLinearTime() {
        for (String start : List.of(
                "sk-", "sk-ant-", "eyJ", "ey-", "ey-ey.", "eyJeyJeyJeyJeyJeyJ.", "-----BEGIN ", "xox", "AIza")) {
            byte[] value = bytes(start.repeat(131_072 / start.length()));
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> ValueScan.findsKey(value, 0), start);
        }
    }

    private static boolean finds(String value) {
        return ValueScan.findsKey(bytes(value), 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
