package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.Opening;
import dev.sessionvault.vault.VaultException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something could not be looked at. */
public final class UnseenException extends Exception {
    private final Answer answer;
    private final String advice;

    private UnseenException(Answer answer, String why, String advice, @Nullable Throwable cause) {
        super(why, cause);
        this.answer = answer;
        this.advice = advice;
    }

    static UnseenException of(String why, String advice) {
        return new UnseenException(Answer.UNKNOWN, why, advice, null);
    }

    /** There is nothing to look at, and that is no fault of what was to be looked at. */
    static UnseenException nothing(String why) {
        return new UnseenException(Answer.NOTE, why, "", null);
    }

    static UnseenException of(VaultException e) {
        return new UnseenException(
                Answer.UNKNOWN, String.valueOf(e.getMessage()), Objects.requireNonNullElse(e.hint(), ""), e);
    }

    static UnseenException of(LauncherException e) {
        return new UnseenException(
                Answer.UNKNOWN, String.valueOf(e.getMessage()), Objects.requireNonNullElse(e.hint(), ""), e);
    }

    static UnseenException of(String root, Opening.Refused refused) {
        return of("the vault does not open: " + root + ": " + refused.why(), refused.advice());
    }

    /** What was to be done with what cannot be seen is not done. */
    LauncherException failure(String what) {
        return new LauncherException(ExitCode.ROOT, what + ": " + why(), advice.isEmpty() ? null : advice);
    }

    Answer answer() {
        return answer;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    String advice() {
        return advice;
    }
}
