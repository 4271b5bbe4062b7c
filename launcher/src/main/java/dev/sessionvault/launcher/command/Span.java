package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;

/** Spans of time as people write them: {@code 90s 15m 8h 30d 2w never}. */
public final class Span {
    private static final String UNITS = "smhdw";
    private static final long[] SECONDS = {1, 60, 3600, 86_400, 604_800};
    private static final int MAX_DIGITS = 6;

    private Span() {}

    /** Seconds; 0 for {@code never}. */
    public static long parse(String option, String text) throws LauncherException {
        if (text.equals("never")) {
            return 0;
        }
        int last = text.length() - 1;
        int unit = last < 1 ? -1 : UNITS.indexOf(text.charAt(last));
        if (unit < 0 || last > MAX_DIGITS || !digits(text, last) || Long.parseLong(text.substring(0, last)) == 0) {
            throw new LauncherException(
                    ExitCode.USAGE,
                    "read " + option + ": " + text + ": not a span of time",
                    "write 90s, 15m, 8h, 30d, 2w or never");
        }
        return Long.parseLong(text.substring(0, last)) * SECONDS[unit];
    }

    private static boolean digits(String text, int end) {
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The two largest units, rounded down: {@code 7h 59m}; {@code 0s} or less is {@code expired}. */
    public static String write(long seconds) {
        if (seconds <= 0) {
            return "expired";
        }
        int unit = 3; // weeks are harder to count with than days
        while (SECONDS[unit] > seconds) {
            unit--;
        }
        String text = seconds / SECONDS[unit] + "" + UNITS.charAt(unit);
        long rest = unit == 0 ? 0 : seconds % SECONDS[unit] / SECONDS[unit - 1];
        return rest == 0 ? text : text + " " + rest + UNITS.charAt(unit - 1);
    }
}
