package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.Span;
import dev.sessionvault.launcher.exit.LauncherException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long something is lent. */
final class Lives {
    private Lives() {}

    /** Zero if nothing was said. */
    static Duration ttl(@Nullable String text) throws LauncherException {
        if (text == null) {
            return Duration.ZERO;
        }
        long seconds = Span.parse("--ttl", text);
        if (seconds == 0) {
            throw Failure.usage("read --ttl: " + text + ": nothing is lent for ever", "at most 30m");
        }
        return Duration.ofSeconds(seconds);
    }
}
