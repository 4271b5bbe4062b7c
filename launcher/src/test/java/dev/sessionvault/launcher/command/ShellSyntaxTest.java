package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellSyntaxTest {
    /** Every byte but NUL, and the ends and repetitions that quoting trips over. */
    private static byte[] everyByte() {
        byte[] value = new byte[255 + 6];
        for (int i = 0; i < 255; i++) {
            value[i] = (byte) (i + 1);
        }
        System.arraycopy("'\\'''\\".getBytes(StandardCharsets.US_ASCII), 0, value, 255, 6);
        return value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "dash"})
    void everyByte_throughARealShell_arrives(String shell) throws IOException {
        byte[] value = everyByte();
        byte[] script = Arrays.copyOf(line(ShellSyntax.POSIX, value), 8192);
        Process process = new ProcessBuilder(shell, "-c", "eval \"$(cat)\"; printf %s \"$KEY\"").start();
        process.getOutputStream().write(script, 0, line(ShellSyntax.POSIX, value).length);
        process.getOutputStream().close();
        assertArrayEquals(value, process.getInputStream().readAllBytes());
    }

    @Test
    void fish_escapesQuoteAndBackslash() {
        assertEquals("set -gx KEY 'a\\'b\\\\c$d\"e'\n", text(ShellSyntax.FISH, "a'b\\c$d\"e"));
    }

    @Test
    void powershell_plain_doublesTheQuote() {
        assertEquals("$env:KEY = 'a''b`$c'\n", text(ShellSyntax.POWERSHELL, "a'b`$c"));
    }

    @Test
    void powershell_typographicQuoteOrControl_goesAsBase64() {
        assertEquals(
                "$env:KEY = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('YeKAmWI='))\n",
                text(ShellSyntax.POWERSHELL, "a\u2019b"));
    }

    @Test
    void shellOfTheCaller_isTheDefault() throws LauncherException {
        assertEquals(ShellSyntax.FISH, ShellSyntax.of(null, "/usr/bin/fish"));
        assertEquals(ShellSyntax.POSIX, ShellSyntax.of(null, null));
        assertEquals(ShellSyntax.POSIX, ShellSyntax.of("zsh", "/usr/bin/fish"));
        assertThrows(LauncherException.class, () -> ShellSyntax.of("cmd", null));
    }

    private static String text(ShellSyntax syntax, String value) {
        return new String(line(syntax, value.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static byte[] line(ShellSyntax syntax, byte[] value) {
        return syntax.assignment("KEY", value).read(SecretAccess.granted(), byte[]::clone);
    }
}
