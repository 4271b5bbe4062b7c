package dev.sessionvault.launcher.exit;

/** The documented exit codes. After a successful {@code run} the code is the tool's own. */
public enum ExitCode {
    DONE(0),
    BUG(1),
    USAGE(2),
    NO_KEY(3),
    EXPIRED(4),
    ROOT(5),
    DAMAGED(6),
    DENIED(7),
    PEER(8),
    NOT_EXECUTABLE(126),
    NOT_FOUND(127);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
