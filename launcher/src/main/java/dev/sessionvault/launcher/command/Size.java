package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How large a file is, as people write it: {@code 500K}, {@code 10M}, {@code 1G}; in powers of 1024. */
final class Size {
    private static final String UNITS = "KMG";

    private Size() {}

    /** @param typed {@code null}: as large as any */
    static long parse(@Nullable String typed) throws LauncherException {
        if (typed == null) {
            return Long.MAX_VALUE;
        }
        if (!typed.matches("[0-9]{1,12}[kKmMgG]?")) {
            throw Failure.usage(
                    "read --max-size: not a size: want digits, and K, M or G behind them", "--max-size 10M");
        }
        int unit = UNITS.indexOf(typed.toUpperCase(Locale.ROOT).charAt(typed.length() - 1)) + 1;
        return Long.parseLong(typed.substring(0, typed.length() - (unit > 0 ? 1 : 0))) << 10 * unit;
    }
}
