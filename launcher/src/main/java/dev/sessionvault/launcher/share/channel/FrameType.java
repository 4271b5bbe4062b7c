package dev.sessionvault.launcher.share.channel;

import org.jspecify.annotations.Nullable;

/** What a frame is (SHARE.md, "The channel"). */
enum FrameType {
    CONFIRM(1, false),
    RESUME(2, false),
    MESSAGE(3, true),
    CREDIT(4, true),
    CLOSE(5, true),
    ACK(6, false),
    PING(7, false),
    PONG(8, false);

    private final int number;
    private final boolean numbered;

    FrameType(int number, boolean numbered) {
        this.number = number;
        this.numbered = numbered;
    }

    static @Nullable FrameType of(int number) {
        for (FrameType each : values()) {
            if (each.number == number) {
                return each;
            }
        }
        return null;
    }

    int number() {
        return number;
    }

    /** Whether it is sent again when a cut may have swallowed it. */
    boolean isNumbered() {
        return numbered;
    }
}
