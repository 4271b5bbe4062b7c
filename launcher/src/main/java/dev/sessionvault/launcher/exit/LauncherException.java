package dev.sessionvault.launcher.exit;

import org.jspecify.annotations.Nullable;

/**
 * Something the user can be told. It is printed as {@code sv: error: <what failed>: <which thing>: <why>} and, where
 * there is advice, {@code sv: hint: <what to do>}. None of the texts ever holds a secret.
 */
public final class LauncherException extends Exception {
    private final ExitCode code;
    private final @Nullable String hint;

    public LauncherException(ExitCode code, String message, @Nullable String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    public ExitCode code() {
        return code;
    }

    /** What to do about it, or {@code null} when there is nothing to advise. */
    public @Nullable String hint() {
        return hint;
    }
}
