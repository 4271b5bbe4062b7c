package dev.sessionvault.launcher.share.channel;

import java.time.Duration;

/** The end of an end: until no thread of it is left, and no secret. */
final class Closing {
    private static final Duration LISTENER = Duration.ofMillis(1_200);

    private Closing() {}

    static void await(Line line, Deliveries deliveries, HandleKeys keys) {
        try {
            line.awaitEnd();
            deliveries.awaitEnd(LISTENER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            keys.close();
        }
    }
}
