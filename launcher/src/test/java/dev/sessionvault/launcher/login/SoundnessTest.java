package dev.sessionvault.launcher.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.secret.SecretBytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is a login and what is none. */
final class SoundnessTest {
    private static final Soundness CLAUDE = new Soundness(List.of("claudeAiOauth.refreshToken"));
    private static final Soundness OPENCODE = new Soundness(List.of("*.refresh"));

    private static final String WHOLE = "{'mcpOAuth':{'a|b':{'accessToken':''}},\n  'claudeAiOauth' : {"
            + "'scopes':['user:inference',[],{}],'expiresAt':1700000000000,'x':-1.5e+9,'y':[true,false,null,0],"
            + "'refreshToken':'r\\u00e9\\n','name':'é €😀'}}\r\n";

    @Test
    void aLogin_isSound() {
        assertTrue(isIn(CLAUDE, WHOLE));
        assertTrue(isIn(OPENCODE, "{'anthropic':{'type':'oauth','refresh':'r'},'b':{'type':'api','key':'k'}}"));
    }

    @Test
    void aFileThatWasCutOff_isNot_whereverThatWas() {
        byte[] whole = bytes(WHOLE.strip());
        for (int size = 0; size < whole.length; size++) {
            assertFalse(isIn(CLAUDE, Arrays.copyOf(whole, size)), "cut off at " + size);
            assertFalse(isIn(CLAUDE, Arrays.copyOf(Arrays.copyOf(whole, size), whole.length)), "zeros from " + size);
        }
    }

    @Test
    void moreThanOneObject_isNot() {
        assertFalse(isIn(CLAUDE, WHOLE + WHOLE));
        assertFalse(isIn(CLAUDE, WHOLE + "}"));
        assertFalse(isIn(CLAUDE, WHOLE + "\0"));
        assertFalse(isIn(CLAUDE, "[" + WHOLE + "]"));
        assertFalse(isIn(CLAUDE, "\ufeff" + WHOLE));
    }

    @Test
    void aLoginThatTheToolHasEmptied_isNot() {
        assertFalse(isIn(CLAUDE, "{'claudeAiOauth':{'accessToken':'a','refreshToken':''}}"));
        assertFalse(isIn(CLAUDE, "{'claudeAiOauth':{'refreshToken':null}}"));
        assertFalse(isIn(CLAUDE, "{'claudeAiOauth':{'refreshToken':{'refreshToken':'r'}}}"));
        assertFalse(isIn(CLAUDE, "{}"));
        assertTrue(isIn(OPENCODE, "{'a':{'refresh':''},'b':{'refresh':'r'}}"));
    }

    @Test
    void aTokenInAnotherPlace_isNone() {
        assertFalse(isIn(CLAUDE, "{'refreshToken':'r'}"));
        assertFalse(isIn(CLAUDE, "{'a':{'claudeAiOauth':{'refreshToken':'r'}}}"));
        assertFalse(isIn(CLAUDE, "{'claudeAiOauth':[{'refreshToken':'r'}]}"));
        assertFalse(isIn(CLAUDE, "{'claudeAiOauth':{'a':{'refreshToken':'r'}}}"));
        assertFalse(isIn(OPENCODE, "{'a':{'b':{'refresh':'r'}}}"));
        assertFalse(isIn(CLAUDE, "{'claudeAiOauth':{'refreshTokens':'r','refreshToke':'r','a':'refreshToken'}}"));
    }

    @Test
    void escapesInNames_sayTheSame() {
        assertTrue(isIn(CLAUDE, "{'claude\\u0041i\\u004Fauth':{'refresh\\u0054oken':'r'}}"));
        assertFalse(isIn(CLAUDE, "{'claude\\\\u0041iOauth':{'refreshToken':'r'}}"));
        assertTrue(isIn(new Soundness(List.of("\ud83d\ude00/é")), "{'\\ud83d\\ude00\\/\\u00e9':'r'}"));
    }

    @Test
    void aNameThatComesTwice_isNotSound_whicheverCounts() {
        assertFalse(isIn(CLAUDE, "{'claudeAiOauth':{'refreshToken':'r','refreshToken':''}}"));
        assertFalse(isIn(CLAUDE, "{'claudeAiOauth':{'refreshToken':'r','refresh\\u0054oken':'r'}}"));
        assertFalse(isIn(CLAUDE, "{'claudeAiOauth':{'refreshToken':'r'},'claudeAiOauth':{}}"));
        assertFalse(isIn(OPENCODE, "{'a':{'refresh':'r'},'b':{'x':1,'x':2}}"));
    }

    @Test
    void depth_isBounded() {
        String inner = "[".repeat(JsonScan.DEEPEST) + "]".repeat(JsonScan.DEEPEST);
        assertTrue(isIn(CLAUDE, login(inner)));
        assertFalse(isIn(CLAUDE, login("[" + inner + "]")));
        assertFalse(isIn(CLAUDE, login("[".repeat(40_000))));
        assertFalse(isIn(CLAUDE, login("{'a':".repeat(9_000))));
    }

    private static String login(String inner) {
        return "{'a':" + inner + ",'claudeAiOauth':{'refreshToken':'r'}}";
    }

    @Test
    void whatIsNoJson_isNot() {
        List<String> inner = List.of(
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "+1",
                "0x1",
                "NaN",
                "nul",
                "nulll",
                "'\\x'",
                "'\\u12'",
                "'\t'",
                "'",
                "[1,]",
                "{'a'}",
                "{'a':1,}",
                "{a:1}",
                "[1 2]",
                "/**/1",
                "'\\'",
                "1,");
        for (String one : inner) {
            assertFalse(isIn(CLAUDE, login(one)), one);
        }
    }

    @Test
    void whatIsNoUtf8_isNot() {
        for (byte[] letter : new byte[][] {
            {(byte) 0xff},
            {(byte) 0x80},
            {(byte) 0xc3},
            {(byte) 0xc0, (byte) 0x80},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0xe2, (byte) 0x82}
        }) {
            byte[] whole = bytes(login("'#####'"));
            int at = new String(whole, UTF_8).indexOf('#');
            System.arraycopy(letter, 0, whole, at, letter.length);
            assertFalse(isIn(CLAUDE, whole), Arrays.toString(letter));
        }
    }

    @Test
    void aRowWithoutAPlace_isAMistake() {
        assertThrows(IllegalArgumentException.class, () -> new Soundness(List.of()));
    }

    @Test
    void theSecret_isLeftAsItWas() {
        try (SecretBytes file = SecretBytes.copyOf(bytes(WHOLE));
                SecretBytes same = file.copy()) {
            CLAUDE.isIn(file);
            assertEquals(true, file.sameAs(same));
        }
    }

    private static boolean isIn(Soundness soundness, String readable) {
        return isIn(soundness, bytes(readable));
    }

    private static boolean isIn(Soundness soundness, byte[] bytes) {
        try (SecretBytes file = SecretBytes.copyOf(bytes)) {
            return soundness.isIn(file);
        }
    }

    private static byte[] bytes(String readable) {
        return readable.replace('\'', '"').getBytes(UTF_8);
    }
}
