package dev.sessionvault.launcher.share.channel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a channel has ended. The number is what goes over the wire. */
public enum CloseReason {
    ENDED(1, "the owner has ended the session"),
    LEFT(2, "the recipient has left"),
    EXPIRED(3, "the session's time is over"),
    REPLACED(4, "another program of the recipient has taken its place"),
    REFUSED(5, "the owner does not let this recipient in"),
    VIOLATED(6, "the other end does not keep to the protocol"),
    OVERFLOWED(7, "the other end takes nothing"),
    LOST(8, "the other end has not come back"),
    RELAY(9, "the relay does not let this end in");

    private final int number;
    private final String text;

    CloseReason(int number, String text) {
        this.number = number;
        this.text = text;
    }

    static @Nullable CloseReason of(int number) {
        for (CloseReason each : values()) {
            if (each.number == number) {
                return each;
            }
        }
        return null;
    }

    int number() {
        return number;
    }

    /** As a user is told. */
    public String text() {
        return text;
    }

    /** As logs and {@code --json} name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
