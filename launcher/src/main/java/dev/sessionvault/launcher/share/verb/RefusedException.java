package dev.sessionvault.launcher.share.verb;

import org.jspecify.annotations.Nullable;

/**
 * A call that is not made, and why; the one exception of everything that a call passes on its way to being run.
 *
 * <p>The text is told to the recipient. It may hold what the recipient sent, escaped; it never says what the policy or
 * another recipient may do.
 */
public final class RefusedException extends Exception {

    /** Why; its number stands in messages and is never given to another. */
    public enum Reason {
        /** The verb, or this value of a parameter, is not in what was lent. */
        NOT_LENT(1),
        /** A parameter that the verb has not, or that the owner has pinned. */
        UNDECLARED(2),
        /** A parameter without a default was left out. */
        MISSING(3),
        /** A value that the parameter does not take. */
        BAD_VALUE(4),
        /** The policy of the owner's machine, as it is now, does not let the owner lend this. */
        DENIED(5),
        /** No more calls, or no more at the same time. */
        TOO_MANY(6),
        TOO_FAST(7),
        /** The session is over. */
        ENDED(8),
        /** The owner has to be asked, and there is nobody to ask. */
        NEEDS_APPROVAL(9),
        /** The owner was asked and said no, or said nothing in time. */
        NOT_APPROVED(10),
        /** It cannot be run, or cannot be written down, on the owner's machine now. */
        UNAVAILABLE(11);

        private final int number;

        Reason(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    private final Reason reason;
    private final @Nullable String parameter;

    public RefusedException(Reason reason, @Nullable String parameter, String text) {
        super(parameter == null ? text : parameter + ": " + text, null, false, false);
        this.reason = reason;
        this.parameter = parameter;
    }

    public Reason reason() {
        return reason;
    }

    /** Which parameter it is about, if it is about one. */
    public @Nullable String parameter() {
        return parameter;
    }

    /** The text, the parameter's name before it. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
