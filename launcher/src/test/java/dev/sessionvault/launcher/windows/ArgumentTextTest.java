package dev.sessionvault.launcher.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentTextTest {

    /** The left column is one argument, the right one how it is written; apostrophes enclose, and are no part of it. */
    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "'', \"\"",
        "'a b', \"a b\"",
        "'a\tb', \"a\tb\"",
        "'a\"b', \"a\\\"b\"",
        "'\"', \"\\\"\"",
        "'a\\b', 'a\\b'",
        "'a\\', 'a\\'",
        "'a b\\', \"a b\\\\\"",
        "'a\\\"b', \"a\\\\\\\"b\"",
        "'a\\\\\" b', \"a\\\\\\\\\\\" b\"",
        "'C:\\Program Files\\', \"C:\\Program Files\\\\\"",
        "'*.txt', '*.txt'",
        "'%PATH%', '%PATH%'",
        "'a^b&c', 'a^b&c'",
        "ä€😀, ä€😀",
    })
    void argument_isWritten_asWindowsTakesItApart(String argument, String written) {
        assertEquals("\"C:\\p.exe\" " + written, ArgumentText.of("C:\\p.exe", List.of(argument)));
    }

    @Test
    void program_isQuotedAlways_andBlanksSeparate() {
        assertEquals("\"C:\\a b\\p.exe\"", ArgumentText.of("C:\\a b\\p.exe", List.of()));
        assertEquals("\"C:\\p.exe\" a \"\" b", ArgumentText.of("C:\\p.exe", List.of("a", "", "b")));
    }
}
