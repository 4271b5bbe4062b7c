package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.executor.Finish;
import dev.sessionvault.launcher.share.message.Outcome;
import dev.sessionvault.launcher.share.verb.RefusedException;

/** What became of a call, as the recipient is told and as the owner sees it. */
final class Outcomes {
    private Outcomes() {}

    static Outcome of(Finish finish) {
        Outcome.Kind kind = switch (finish.kind()) {
            case EXITED -> Outcome.Kind.EXITED;
            case SIGNALLED -> Outcome.Kind.SIGNALLED;
            case ANSWERED -> Outcome.Kind.ANSWERED;
            case STOPPED -> Outcome.Kind.STOPPED;
            case FAILED -> Outcome.Kind.FAILED;
        };
        return new Outcome(kind, finish.code(), finish.reason(), "", finish.text());
    }

    static Outcome of(RefusedException why) {
        String parameter = why.parameter();
        return Outcome.refused(why.reason().name(), parameter == null ? "" : parameter, why.text());
    }

    static String text(Finish finish) {
        return switch (finish.kind()) {
            case EXITED -> "exit code " + finish.code();
            case SIGNALLED -> "signal " + finish.code();
            case ANSWERED -> "status " + finish.code();
            case STOPPED, FAILED -> finish.reason() + ": " + finish.text();
        };
    }
}
