package dev.sessionvault.launcher.share.executor;

/** Why a running call is ended before its time; the names are the reasons of SHARE.md, Messages. */
public enum Stop {
    TIME_LIMIT("it ran longer than its verb may"),
    OUTPUT_LIMIT("it wrote more than its verb may"),
    DEADLINE("it ran past the deadline that the recipient gave it"),
    CANCELLED("the recipient cancelled it"),
    KILLED("the owner killed it"),
    REVOKED("the owner revoked the session"),
    EXPIRED("the session's time is over"),
    LOST("the recipient is gone");

    private final String text;

    Stop(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
