package dev.sessionvault.launcher.reflect;

import dev.sessionvault.launcher.share.message.Outcome;

/**
 * How a call ended.
 *
 * @param outcome its texts are the owner's: shown by {@link Visible} only
 * @param receipt the name under which the owner's signed receipt is kept; empty if nothing ran, or none came
 */
public record Answer(Outcome outcome, String receipt) {

    /** Of a call that was never made. */
    static Answer refused(String reason, String text) {
        return new Answer(Outcome.refused(reason, "", text), "");
    }

    /** Whether the verb ran to an end of its own, and to a good one. */
    public boolean isGood() {
        return switch (outcome.kind()) {
            case EXITED -> outcome.code() == 0;
            case ANSWERED -> outcome.code() < 400;
            case SIGNALLED, STOPPED, REFUSED, FAILED -> false;
        };
    }

    /** One line for people and for models, without a stop; empty if there is nothing to say. */
    public String told() {
        return switch (outcome.kind()) {
            case EXITED -> outcome.code() == 0 ? "" : "exit code " + outcome.code();
            case SIGNALLED -> "ended by signal " + outcome.code();
            case ANSWERED -> "HTTP status " + outcome.code();
            case STOPPED -> "stopped: " + why();
            case REFUSED -> "refused: " + why();
            case FAILED -> "failed: " + why();
        };
    }

    private String why() {
        String text = Visible.line(outcome.text());
        return text.isEmpty() ? outcome.reason() : outcome.reason() + ": " + text;
    }
}
