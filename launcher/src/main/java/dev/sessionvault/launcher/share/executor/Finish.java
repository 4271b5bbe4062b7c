package dev.sessionvault.launcher.share.executor;

/**
 * How a call went.
 *
 * @param code what {@code kind} says; else 0
 * @param reason for programs; empty if it ended by itself
 * @param text for people; never of the program's own making, and never a key
 */
public record Finish(Kind kind, int code, String reason, String text) {
    /** As in SHARE.md, Messages. */
    public enum Kind {
        EXITED,
        SIGNALLED,
        ANSWERED,
        STOPPED,
        FAILED
    }

    static Finish ended(Kind kind, int code) {
        return new Finish(kind, code, "", "");
    }

    static Finish stopped(Stop why) {
        return new Finish(Kind.STOPPED, 0, why.name(), why.text());
    }

    static Finish notStarted(String why) {
        return new Finish(Kind.FAILED, 0, "NOT_STARTED", why);
    }

    static Finish noAnswer(String why) {
        return new Finish(Kind.FAILED, 0, "NO_ANSWER", why);
    }
}
