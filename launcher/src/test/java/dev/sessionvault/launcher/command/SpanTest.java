package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
    @ParameterizedTest
    @CsvSource({"90s,90", "15m,900", "8h,28800", "30d,2592000", "2w,1209600", "never,0", "999999w,604799395200"})
    void parse_aSpan_isItsSeconds(String text, long seconds) throws LauncherException {
        assertEquals(seconds, Span.parse("--ttl", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "8", "h", "0h", "-8h", "8 h", "8H", "1.5h", "8h30m", "1000000w", "Never", "forever", "٣h"})
    void parse_anythingElse_isRefused(String text) {
        LauncherException refused = assertThrows(LauncherException.class, () -> Span.parse("--ttl", text));
        assertEquals(ExitCode.USAGE, refused.code());
    }

    @ParameterizedTest
    @CsvSource({
        "1,1s",
        "59,59s",
        "60,1m",
        "61,1m 1s",
        "28799,7h 59m",
        "28800,8h",
        "86400,1d",
        "2592000,30d",
        "90000,1d 1h"
    })
    void write_seconds_areTheTwoLargestUnits(long seconds, String text) {
        assertEquals(text, Span.write(seconds));
    }

    @Test
    void write_nothingLeft_isExpired() {
        assertEquals("expired", Span.write(0));
        assertEquals("expired", Span.write(-5));
    }
}
