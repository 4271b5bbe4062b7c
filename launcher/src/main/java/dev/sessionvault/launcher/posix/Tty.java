package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that controls this process, whatever standard input and output are.
 *
 * <p>Guarantee: while a secret is typed nothing is echoed, and the terminal is as before on every way out of
 * {@link #readHidden}, Ctrl-C, Ctrl-\ and Ctrl-Z among them: the terminal sends no signals meanwhile, this class reads
 * those keys and raises the signals itself, after restoring. Not guaranteed after a SIGKILL or SIGTERM from elsewhere.
 */
public final class Tty implements AutoCloseable {
    /** Room for the typed line; one byte more than any secret that is accepted. */
    public static final int MAX_LINE_BYTES = 16 * 1024 + 1;

    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0x100;
    private static final int O_CLOEXEC = 0x80000;
    private static final int FLUSH_INPUT = 2; // TCSAFLUSH: what was typed before the prompt is no answer to it
    private static final int TERMIOS_BYTES = 128; // 60 in glibc, 60 in musl
    private static final int SIGINT = 2;
    private static final int SIGQUIT = 3;
    private static final int SIGTSTP = 20;
    private static final int POLLIN = 1;

    private final int number;
    private final OpenFile file;

    private Tty(int number) {
        this.number = number;
        this.file = OpenFile.of(number);
    }

    /** The controlling terminal, or {@code null} if there is none. */
    public static @Nullable Tty open() {
        try (Memory path = Libc.string("/dev/tty".getBytes(StandardCharsets.US_ASCII))) {
            int number = Libc.call("open", path, O_RDWR | O_NOCTTY | O_CLOEXEC);
            return number < 0 ? null : new Tty(number);
        }
    }

    public void write(byte[] bytes) throws IOException {
        file.write(bytes);
    }

    /** One line, echoed as it is typed; {@code null} at the end of input. For answers that are no secrets. */
    public byte @Nullable [] readLine() throws IOException {
        try (Memory memory = new Memory(1024)) {
            int size = file.read(memory, 1024);
            return size == 0 ? null : memory.getByteArray(0, size);
        }
    }

    /**
     * One line, not echoed.
     *
     * @param prompt written before, and once more after a Ctrl-Z
     * @return the line without its end, at most {@link #MAX_LINE_BYTES}; {@code null} after Ctrl-D on an empty line
     * @throws PastedLinesException if more lines came with it: they are thrown away
     */
    public @Nullable SecretBytes readHidden(byte[] prompt) throws IOException, PastedLinesException {
        byte[] line = new byte[MAX_LINE_BYTES];
        try (Memory before = settings();
                Memory key = new Memory(1)) {
            set(TerminalMode.hidden(before));
            try {
                file.write(prompt);
                int size = readKeys(line, key, prompt, before);
                return size < 0 ? null : SecretBytes.takeFrom(Arrays.copyOf(line, size));
            } finally {
                key.clear();
                set(before);
            }
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    private int readKeys(byte[] line, Memory key, byte[] prompt, Memory before)
            throws IOException, PastedLinesException {
        int size = 0;
        while (true) {
            int typed = file.read(key, 1) == 0 ? TerminalMode.CTRL_D : key.getByte(0) & 0xff;
            int signal = signal(typed);
            if (signal != 0) {
                Arrays.fill(line, (byte) 0);
                size = 0;
                raise(signal, before);
                file.write(prompt);
            } else if (typed == '\n' || typed == '\r') {
                refuseMore();
                return size;
            } else if (typed == TerminalMode.CTRL_D) {
                return size == 0 ? -1 : size;
            } else {
                size = edit(line, size, typed);
            }
        }
    }

    private static int edit(byte[] line, int size, int typed) {
        if (typed == TerminalMode.BACKSPACE || typed == TerminalMode.DELETE) {
            return Math.max(0, size - 1);
        }
        if (typed == TerminalMode.CTRL_U) {
            return 0;
        }
        if (size == line.length) {
            return size; // already too long for any use: the caller says so
        }
        line[size] = (byte) typed;
        return size + 1;
    }

    private void refuseMore() throws PastedLinesException {
        try (Memory poll = new Memory(8)) {
            poll.setInt(0, number);
            poll.setInt(4, POLLIN); // events, and revents zero
            if (Libc.call("poll", poll, 1L, 0) > 0) {
                throw new PastedLinesException();
            }
        }
    }

    private static int signal(int typed) {
        switch (typed) {
            case TerminalMode.CTRL_C:
                return SIGINT;
            case TerminalMode.CTRL_BACKSLASH:
                return SIGQUIT;
            case TerminalMode.CTRL_Z:
                return SIGTSTP;
            default:
                return 0;
        }
    }

    /** To the whole foreground group, as the terminal does; returns only after a stop that was continued. */
    private void raise(int signal, Memory before) throws IOException {
        set(before);
        file.write(new byte[] {'\r', '\n'});
        Libc.call("kill", 0, signal);
        if (signal != SIGTSTP) {
            pause();
            Runtime.getRuntime().halt(128 + signal);
        }
        set(TerminalMode.hidden(before));
    }

    private static void pause() {
        try {
            Thread.sleep(500); // the signal ends the process; if the caller ignores it, we end it ourselves
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Memory settings() throws IOException {
        Memory settings = new Memory(TERMIOS_BYTES);
        settings.clear();
        if (Libc.call("tcgetattr", number, settings) != 0) {
            throw new IOException("error " + Libc.errno());
        }
        return settings;
    }

    private void set(Pointer settings) throws IOException {
        if (Libc.call("tcsetattr", number, FLUSH_INPUT, settings) != 0) {
            throw new IOException("error " + Libc.errno());
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
