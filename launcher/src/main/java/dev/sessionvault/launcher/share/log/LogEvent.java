package dev.sessionvault.launcher.share.log;

import org.jspecify.annotations.Nullable;

/** What a line tells of. */
public enum LogEvent {
    /** The session begins; the log's first line. */
    OPEN("open", true),
    /** A recipient has proven itself. */
    CONNECT("connect", true),
    /** The connection broke. */
    INTERRUPT("interrupt", false),
    /** It is back, and nothing was lost. */
    RESUME("resume", false),
    /** The recipient's process is gone, or was replaced by another of its own. */
    LEAVE("leave", false),
    /** A call waits for the owner's word. */
    WAIT("wait", true),
    /** The owner lets it run. */
    APPROVE("approve", true),
    /** The owner does not. */
    DENY("deny", true),
    /** A call is about to run. */
    CALL("call", true),
    /** A call was refused, and nothing ran. */
    REFUSE("refuse", true),
    /** A call has ended. */
    DONE("done", true),
    /** The end, or what is lent, is another from now on. */
    EXTEND("extend", true),
    /** The owner ends the session. */
    REVOKE("revoke", true),
    /** The session is over; the log's last line. */
    END("end", true),
    /** In the recipient's file: a session's passport. */
    PASSPORT("passport", false),
    /** In the recipient's file: a call's receipt. */
    RECEIPT("receipt", true);

    private final String token;
    private final boolean forced;

    LogEvent(String token, boolean forced) {
        this.token = token;
        this.forced = forced;
    }

    public String token() {
        return token;
    }

    /** Whether the disk has the line before anything goes on. */
    boolean isForced() {
        return forced;
    }

    static @Nullable LogEvent of(@Nullable String token) {
        for (LogEvent event : values()) {
            if (event.token.equals(token)) {
                return event;
            }
        }
        return null;
    }
}
