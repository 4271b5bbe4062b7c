package dev.sessionvault.launcher.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTextTest {
    private static final String CMD = "C:\\windows\\system32\\cmd.exe";
    private static final String BATCH = "C:\\n m\\claude.cmd";

    @Test
    void everyArgument_isBetweenQuotationMarks_whereNothingElseMeansAnything() throws LauncherException {
        assertEquals(
                "\"C:\\windows\\system32\\cmd.exe\" /d /e:on /v:off /s /c"
                        + " \"\"C:\\n m\\claude.cmd\" \"a&b|c<d>e^f!g\" \"\" \"dir\\\\\"\"",
                BatchText.of(CMD, BATCH, List.of("a&b|c<d>e^f!g", "", "dir\\")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"&calc", "%PATH%", "100%", "a\nb", "a\rb", "a\0b", "a\\\"b"})
    void whatIsNeverSafe_isRefused_andNotRepeated(String argument) {
        LauncherException refused =
                assertThrows(LauncherException.class, () -> BatchText.of(CMD, BATCH, List.of("fine", argument)));
        assertEquals(ExitCode.NOT_EXECUTABLE, refused.code());
        assertEquals(
                "cannot run: " + BATCH + ": argument 2 has a quotation mark, a percent sign or a line's end, which no"
                        + " batch file is safe with",
                refused.getMessage());
        assertFalse(String.valueOf(refused.getMessage()).contains(argument));
    }

    @Test
    void batchFile_underAPathThatIsNotSafe_isRefused() {
        assertThrows(LauncherException.class, () -> BatchText.of(CMD, "C:\\%TEMP%\\a.cmd", List.of()));
    }
}
