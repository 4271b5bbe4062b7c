package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.OpenFile;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.launcher.terminal.UnansweredException;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How the recovery code gets out of sv once, and back in: the descriptor that was given, else the terminal. */
final class Recovery {
    private static final int MAX_TYPED_BYTES = 1024;

    private final int descriptor;

    Recovery(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Before anything is written: is there a way to hand the code over? */
    void requireWayOut() throws LauncherException {
        boolean possible =
                descriptor == Passphrase.NOT_GIVEN ? Question.isPossible() : OpenFile.isInherited(descriptor);
        if (!possible) {
            throw Failure.usage(
                    "show the recovery code: terminal: there is none, nor an open descriptor for it",
                    "write it to a file: --recovery-fd 4 4> file");
        }
    }

    void handOver(SecretBytes code) throws LauncherException {
        byte[] text = RecoveryCode.write(code);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        try {
            if (descriptor == Passphrase.NOT_GIVEN) {
                show(line);
            } else {
                Descriptor.write("recovery code", descriptor, line);
            }
        } finally {
            Arrays.fill(text, (byte) 0);
            Arrays.fill(line, (byte) 0);
        }
    }

    /** To the terminal itself: standard output may be a file, or another program. */
    private static void show(byte[] line) throws LauncherException {
        try (Question question = Question.open()) {
            if (question == null) {
                throw failed("the terminal is gone");
            }
            question.show(ascii("\nsv: the recovery code, shown only now; keep it where this machine's loss does not"
                    + " reach:\n\n    "));
            question.show(line);
            question.show(ascii("\n"));
        } catch (IOException e) {
            throw failed("the terminal cannot be written");
        }
    }

    /** The code that was shown then. */
    SecretBytes typed() throws LauncherException {
        try (SecretBytes text = descriptor == Passphrase.NOT_GIVEN ? ask() : read()) {
            return RecoveryCode.parse(text).orElseThrow(() -> failed("it is not one: a symbol is wrong or missing"));
        }
    }

    private SecretBytes read() throws LauncherException {
        try (SecretBytes all = Descriptor.read("recovery code", descriptor, MAX_TYPED_BYTES)) {
            return OneLine.of(all);
        }
    }

    private static SecretBytes ask() throws LauncherException {
        try {
            return Question.hidden("recovery code");
        } catch (UnansweredException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static LauncherException failed(String why) {
        return new LauncherException(
                ExitCode.ROOT,
                "take the recovery code: recovery code: " + why,
                "or pass it with --recovery-fd 4 4< file");
    }
}
