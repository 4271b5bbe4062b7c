package dev.sessionvault.launcher.share.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MaskTest {
    private static final String KEY = "sk-proj/Canary+Key=\"quoted\\back\" 100%25~?>>>???";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Each spelling, and what must not be left of it. */
    private static List<String> spellings() {
        List<String> all = new ArrayList<>();
        all.add(KEY);
        HexFormat hex = HexFormat.of();
        all.add(hex.formatHex(bytes(KEY)));
        all.add(hex.withUpperCase().formatHex(bytes(KEY)));
        all.add(hex.withDelimiter(":").formatHex(bytes(KEY)));
        all.add(hex.withDelimiter(" ").formatHex(bytes(KEY)));
        all.add(hex.withPrefix("%").formatHex(bytes(KEY)));
        all.add(URLEncoder.encode(KEY, StandardCharsets.UTF_8)
                .replace("%2F", "%2f")
                .replace("%3E", "%3e"));
        all.add(hex.withPrefix("%").withUpperCase().formatHex(bytes(KEY)));
        all.add(hex.withPrefix("\\x").formatHex(bytes(KEY)));
        all.add(hex.withPrefix("\\u00").formatHex(bytes(KEY)));
        all.add(URLEncoder.encode(KEY, StandardCharsets.UTF_8));
        all.add(URLEncoder.encode(KEY, StandardCharsets.UTF_8).replace("+", "%20"));
        all.add(KEY.replace("\\", "\\\\").replace("\"", "\\\""));
        all.add(KEY.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
        all.add(KEY.replace("\\", "\\\\").replace("\"", "\\u0022").replace(">", "\\u003E"));
        for (int before = 0; before < 3; before++) {
            for (int after = 0; after < 3; after++) {
                byte[] text = bytes("a".repeat(before) + KEY + "b".repeat(after));
                all.add(Base64.getEncoder().encodeToString(text));
                all.add(Base64.getUrlEncoder().withoutPadding().encodeToString(text));
                all.add(Base64.getMimeEncoder(20, bytes("\n")).encodeToString(text));
            }
        }
        return all;
    }

    @TestFactory
    List<DynamicTest> spelling_isMasked_overEveryBorder() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String spelling : spellings()) {
            tests.add(DynamicTest.dynamicTest(spelling.substring(0, 12), () -> {
                for (int cut = 0; cut <= spelling.length(); cut++) {
                    check(spelling, masked("x=" + spelling + ";", cut + 2));
                }
                check(spelling, masked("x=" + spelling + ";", 1, 3, 5, 6, 7, 9, 11));
            }));
        }
        return tests;
    }

    private static void check(String spelling, String told) {
        String left = told.replace("[masked]", "");
        assertEquals(1, (told.length() - left.length()) / "[masked]".length(), told);
        // Of Base64 a letter at each end may belong to the neighbours, and padding.
        assertFalse(left.length() > 3 + 8, told);
    }

    private static String masked(String text, int... cuts) {
        Mask mask = new Mask(bytes(KEY));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int from = 0;
        for (int cut : cuts) {
            int to = Math.min(cut, text.length());
            out.writeBytes(mask.pass(bytes(text.substring(from, to))));
            from = to;
        }
        out.writeBytes(mask.pass(bytes(text.substring(from))));
        out.writeBytes(mask.end());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyByteOfItsOwnChunk_isMasked() {
        String text = "a" + KEY + KEY + "b" + KEY;
        int[] cuts = new int[text.length()];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = i;
        }
        assertEquals("a[masked][masked]b[masked]", masked(text, cuts));
    }

    @Test
    void whatIsNotTheKey_passesAsItIs() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 200; j++) {
                int at = random.nextInt(KEY.length());
                text.append(KEY, at, Math.min(KEY.length(), at + random.nextInt(5)));
            }
            assertEquals(text.toString(), masked(text.toString(), random.nextInt(100), 100 + random.nextInt(100)));
        }
        assertEquals(KEY.substring(0, KEY.length() - 1), masked(KEY.substring(0, KEY.length() - 1)));
    }

    @Test
    void aKeyThatBeganAndDidNotEnd_isTold_whenNothingMoreComes() {
        Mask mask = new Mask(bytes(KEY));
        assertEquals("tail ", new String(mask.pass(bytes("tail sk-p")), StandardCharsets.UTF_8));
        assertEquals("sk-p", new String(mask.end(), StandardCharsets.UTF_8));
    }

    @Test
    void aShortKey_isMasked_asItIsOnly() {
        Mask mask = new Mask(bytes("ab1"));
        assertEquals("6162 [masked] YWIx", new String(mask.pass(bytes("6162 ab1 YWIx")), StandardCharsets.UTF_8));
    }
}
