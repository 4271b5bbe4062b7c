package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.OpenFile;
import dev.sessionvault.launcher.share.file.Ownership;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.launcher.terminal.UnansweredException;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A deployment key on its way into the vault: typed unseen, or from a file or standard input. */
final class DeploymentKeyInput {
    private static final int MAX_BYTES = 1024;
    private static final int STDIN = 0;

    private final RelayName relay;

    DeploymentKeyInput(RelayName relay) {
        this.relay = relay;
    }

    SecretBytes read(@Nullable Path file, boolean stdin) throws LauncherException {
        if (file != null) {
            return fromFile(file);
        }
        return stdin ? fromStdin() : fromTerminal();
    }

    private SecretBytes fromFile(Path file) throws LauncherException {
        if (!new Ownership("read the deployment key").requireFile(file)) {
            throw refused(file + ": there is no such file", null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return SecretBytes.takeFrom(in.readNBytes(MAX_BYTES));
        } catch (IOException e) {
            throw refused(file + ": it cannot be read", null);
        }
    }

    private SecretBytes fromStdin() throws LauncherException {
        try {
            return OpenFile.of(STDIN).readSecret(MAX_BYTES);
        } catch (IOException e) {
            throw refused(relay + ": standard input cannot be read", null);
        }
    }

    private SecretBytes fromTerminal() throws LauncherException {
        try {
            return Question.hidden("deployment key for " + relay);
        } catch (UnansweredException e) {
            throw refused(relay + ": " + e.getMessage(), advice(e.reason()));
        }
    }

    private static @Nullable String advice(UnansweredException.Reason reason) {
        return switch (reason) {
            case NO_TERMINAL -> "pass it with --key-file FILE, or with --stdin";
            case LINES -> "it is one line; nothing was stored";
            default -> null;
        };
    }

    private static LauncherException refused(String why, @Nullable String hint) {
        return new LauncherException(ExitCode.USAGE, "read the deployment key: " + why, hint);
    }
}
