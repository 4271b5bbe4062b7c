package dev.sessionvault.launcher.command.share;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of today, where the user lives. */
final class Clock {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Clock() {}

    static String time(Instant when) {
        return SHOWN.format(when.atZone(ZoneId.systemDefault()));
    }
}
