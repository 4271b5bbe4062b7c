package dev.sessionvault.launcher.terminal;

import dev.sessionvault.launcher.posix.PastedLinesException;
import dev.sessionvault.launcher.posix.Tty;
import dev.sessionvault.launcher.terminal.UnansweredException.Reason;
import dev.sessionvault.secret.SecretBytes;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Questions to the person at the controlling terminal, even when standard input and output are elsewhere. */
public final class Question implements AutoCloseable {
    /** Carriage return, clear to the end of the line: an answered question leaves nothing behind. */
    private static final byte[] ERASE = "\r\033[K".getBytes(StandardCharsets.US_ASCII);

    private final Tty tty;

    private Question(Tty tty) {
        this.tty = tty;
    }

    /** Somebody to ask, or {@code null}: no terminal controls this process. */
    public static @Nullable Question open() {
        if (File.separatorChar == '\\') {
            return null; // Windows' console is not spoken to yet
        }
        Tty tty = Tty.open();
        return tty == null ? null : new Question(tty);
    }

    /** Whether there is somebody to ask. */
    public static boolean isPossible() {
        try (Question question = open()) {
            return question != null;
        }
    }

    /**
     * What the person at the terminal types in answer to this one question: a line of a byte or more, not echoed.
     *
     * @throws UnansweredException if there is nobody, or there was no such line
     */
    public static SecretBytes hidden(String prompt) throws UnansweredException {
        try (Question question = open()) {
            if (question == null) {
                throw new UnansweredException(Reason.NO_TERMINAL);
            }
            return something(question.hiddenLine(prompt));
        } catch (PastedLinesException e) {
            throw new UnansweredException(Reason.LINES);
        } catch (IOException e) {
            throw new UnansweredException(Reason.UNREADABLE);
        }
    }

    private static SecretBytes something(@Nullable SecretBytes typed) throws UnansweredException {
        if (typed == null || typed.size() == 0) {
            throw new UnansweredException(Reason.NOTHING);
        }
        return typed;
    }

    /** {@code null} when the person declined with Ctrl-D. */
    private @Nullable SecretBytes hiddenLine(String prompt) throws IOException, PastedLinesException {
        try {
            return tty.readHidden(("sv: " + Text.withoutControls(prompt) + ": ").getBytes(StandardCharsets.UTF_8));
        } finally {
            tty.write(ERASE);
        }
    }

    /** Shows what only the person at the terminal shall read: never standard output, which may be a file. */
    public void show(byte[] text) throws IOException {
        tty.write(text);
    }

    /** Yes or no; anything but a clear yes is a no. */
    public boolean confirm(String question) throws IOException {
        tty.write(("sv: " + Text.withoutControls(question) + " [y/N] ").getBytes(StandardCharsets.UTF_8));
        byte[] answer = tty.readLine();
        return answer != null && answer.length > 0 && (answer[0] == 'y' || answer[0] == 'Y');
    }

    /**
     * A line, echoed.
     *
     * @return empty for a bare return, or when the person declined with Ctrl-D
     */
    public String ask(String prompt) throws IOException {
        tty.write(("sv: " + Text.withoutControls(prompt) + ": ").getBytes(StandardCharsets.UTF_8));
        byte[] answer = tty.readLine();
        return answer == null ? "" : new String(answer, StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        tty.close();
    }
}
