package dev.sessionvault.launcher.share.channel;

import java.time.Duration;

/**
 * For how long one key may be sent by (SHARE.md, "The channel").
 *
 * @param bytes of frames; the one that passes this is the last
 */
record KeyLife(Duration time, long bytes) {
    static final KeyLife STANDARD = new KeyLife(Duration.ofMinutes(5), 64L << 20);
}
