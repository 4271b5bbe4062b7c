package dev.sessionvault.launcher.terminal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void error_withHint_isTwoLines() {
        plain().error(new LauncherException(ExitCode.USAGE, "read x: y: z", "do w"));
        assertEquals("sv: error: read x: y: z\nsv: hint: do w\n", err.toString(StandardCharsets.UTF_8));
        assertEquals(0, out.size());
    }

    @Test
    void error_painted_paintsOnlyItsKind() {
        new Terminal(out, err, new Colours(true)).error("x");
        assertEquals("sv: \033[1;31merror: \033[0mx\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void grade_painted_paintsItsWord_andNoControlCharacter() {
        new Terminal(out, err, new Colours(true)).print("a\033 ", Grade.BAD, "FAULT", ": \033b");
        plain().print("a ", Grade.GOOD, "OK", "");
        assertEquals("a\ufffd \033[1;31mFAULT\033[0m: \ufffdb\na OK\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void controlCharactersOfAName_neverReachTheTerminal() {
        plain().print("a\033[2Jb\rc\u0085d\u202ee\nf");
        assertEquals("a\ufffd[2Jb\ufffdc\ufffdd\ufffde\ufffdf\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void reveal_writesEveryByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        plain().reveal(new byte[0], SecretBytes.copyOf(all), new byte[0]);
        assertArrayEquals(all, out.toByteArray());
    }

    @Test
    void print_toAFullDisk_isRemembered() {
        Terminal terminal = new Terminal(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("full");
                    }
                },
                err,
                new Colours(false));
        assertFalse(terminal.lost());
        terminal.print("x");
        assertTrue(terminal.lost());
    }

    private Terminal plain() {
        return new Terminal(out, err, new Colours(false));
    }
}
