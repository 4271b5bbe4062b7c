package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Points in time as people write them: some time ago, or a day where they live. */
final class Moment {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Moment() {}

    /** The second from which on is meant; 0 for all times. */
    static long since(@Nullable String text, InstantSource clock) throws LauncherException {
        if (text == null) {
            return 0;
        }
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toEpochSecond();
        } catch (DateTimeParseException e) {
            // Then it is a span.
        }
        try {
            long span = Span.parse("--since", text);
            return span == 0 ? 0 : clock.instant().getEpochSecond() - span;
        } catch (LauncherException e) {
            throw Failure.usage(
                    "read --since: neither a span of time nor a day", "write 90s, 15m, 8h, 30d, 2w or 2026-11-20");
        }
    }

    /** In local time. */
    static String write(long epochSecond) {
        return SHOWN.format(Instant.ofEpochSecond(epochSecond).atZone(ZoneId.systemDefault()));
    }
}
