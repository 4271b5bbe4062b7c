package dev.sessionvault.launcher.share.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import dev.sessionvault.launcher.share.verb.RefusedException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that somebody hostile sends. */
class ValueTest {
    private static final ParameterType ANYTHING = new TextType(Pattern.compile("^[^z]*$"), 64, false);
    private static final ParameterType WORDS = new TextType(Pattern.compile("^[\\p{L} -]*$"), 64, true);
    private static final ParameterType FILE = new PathType("/var/log", true);
    private static final ParameterType NUMBER = new IntegerType(-10, 500);
    private static final ParameterType CHOICE = new ChoiceType(List.of("web", "api"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\r",
                "a\0b",
                "\u001b[2J",
                "a\u007f",
                "a\u0085",
                "-a",
                "--",
                "\u0430dmin",
                "a\u200bb",
                "a\u202eb",
                "\ufeffa",
                "\u2024\u2024",
                "e\u0301",
                "\ud800",
                "\ud83d\ude00",
                "ｗｅｂ"
            })
    void text_hasNoControls_noLookAlikes_noLeadingDash(String value) {
        assertBad(ANYTHING, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u200bb", "a\u202eb", "\ufeffa", "\ud800", "\ue000", "\u2028", "a\u0378"})
    void unicode_whereAPatternAsksForIt_hasNothingUnseen(String value) {
        assertBad(WORDS, value);
    }

    @Test
    void unicode_isInOneForm() throws RefusedException {
        assertEquals("\u00e9t\u00e9", WORDS.canonical("p", "e\u0301te\u0301"));
        assertEquals("-\u00e9", WORDS.canonical("p", "-\u00e9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../etc/passwd",
                "/etc/passwd",
                "/var/log/../../etc",
                "/var/logs",
                "a/./b",
                "a//b",
                "a/",
                "",
                ".",
                "..",
                "a/..",
                "/",
                "//var/log/a",
                "a\0",
                "a\nb",
                "\u0430"
            })
    void path_isCleanAndUnderItsRoot(String value) {
        assertBad(FILE, value);
    }

    @Test
    void path_isAbsolute() throws RefusedException {
        assertEquals("/var/log/a/..b", FILE.canonical("p", "a/..b"));
        assertEquals("/var/log/a", FILE.canonical("p", "/var/log/a"));
        assertEquals("/var/log", FILE.canonical("p", "/var/log"));
        assertEquals("/var/log/-a", FILE.canonical("p", "-a"));
        assertBad(FILE, "a".repeat(256));
        assertBad(FILE, "a/".repeat(2100) + "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+1",
                "01",
                "-0",
                "1 ",
                " 1",
                "1.0",
                "1e2",
                "0x1",
                "501",
                "-11",
                "٣",
                "99999999999999999999",
                "--1",
                "1\n",
                "9223372036854775808"
            })
    void integer_isInRange_andWrittenInOneWay(String value) {
        assertBad(NUMBER, value);
    }

    @Test
    void integer_mayBeItsBounds() throws RefusedException {
        assertEquals("-10", NUMBER.canonical("p", "-10"));
        assertEquals("500", NUMBER.canonical("p", "500"));
        assertEquals("0", NUMBER.canonical("p", "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WEB", "web ", "we", "web\0", "ωeb", "web|api", "*"})
    void choice_isOneOfThem(String value) {
        assertBad(CHOICE, value);
    }

    @Test
    void length_isBoundedBeforeAnythingElseIsDone() {
        String long1 = "a".repeat(5_000_000);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            for (ParameterType type : List.of(ANYTHING, WORDS, FILE, NUMBER, CHOICE)) {
                assertBad(type, long1);
            }
        });
        assertBad(ANYTHING, "a".repeat(65));
        assertBad(WORDS, "é".repeat(33));
    }

    /** What hangs every engine that backtracks. */
    @Test
    void pattern_takesLinearTime() {
        ParameterType evil = new TextType(Pattern.compile("^(([a-z]+)*)*X$"), Characters.MAX_BYTES, false);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertBad(evil, "a".repeat(Characters.MAX_BYTES)));
    }

    /** A refusal is shown: it must not carry what it refuses. */
    @Test
    void refusal_showsAValueEscapedAndCut() {
        RefusedException refused =
                assertThrows(RefusedException.class, () -> CHOICE.canonical("p", "\"" + "x".repeat(500)));
        assertTrue(refused.text().length() < 140, refused.text());
        assertEquals("\"\\u001b]0;\\\"\"", Quoted.of("\u001b]0;\""));
    }

    @Test
    void verb_takesItsParametersOnly_andAllOfThem() throws RefusedException {
        Verb tail = Samples.verb("ssh.tail_logs");

        assertEquals("200", tail.check(Map.of("service", "web")).value("lines"));
        assertReason(Reason.MISSING, tail, Map.of("lines", "1"));
        assertReason(Reason.UNDECLARED, tail, Map.of("service", "web", "host", "other"));
        assertReason(Reason.UNDECLARED, tail, Map.of("service", "web", "Service", "web"));
        assertReason(Reason.BAD_VALUE, tail, Map.of("service", "mail"));
    }

    private static void assertReason(Reason reason, Verb verb, Map<String, String> given) {
        assertEquals(
                reason,
                assertThrows(RefusedException.class, () -> verb.check(given)).reason());
    }

    private static void assertBad(ParameterType type, String value) {
        RefusedException refused = assertThrows(RefusedException.class, () -> type.canonical("p", value), value);
        assertEquals(Reason.BAD_VALUE, refused.reason());
        assertEquals("p", refused.parameter());
        assertFalse(refused.text().chars().anyMatch(c -> Character.isISOControl(c)), refused.text());
    }
}
