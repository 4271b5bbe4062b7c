package dev.sessionvault.launcher.edit.key;

import java.util.regex.Pattern;

/** What a value is beside the key in it. */
final class Given {
    /** Words that headers put before a key, and nothing else. */
    private static final Pattern SCHEME = Pattern.compile("(?i)(bearer|token|basic|apikey) +");

    private static final Pattern ASSIGNED = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=");

    private Given() {}

    /** @throws UnsureException if there is anything beside the key */
    static void require(String text, int start, int end, Part key, boolean assigned) throws UnsureException {
        if (!isGiven(text, start, end, key, assigned)) {
            throw new UnsureException("it is only a part of what stands there");
        }
    }

    /** @param assigned whether {@code NAME=key} is the key too, as in lists of variables */
    static boolean isGiven(String text, int start, int end, Part key, boolean assigned) {
        String before = text.substring(start, Math.max(start, key.start()));
        boolean whole = key.start() >= start && key.end() == end;
        boolean scheme = SCHEME.matcher(before).matches()
                || (assigned && ASSIGNED.matcher(before).matches());
        return whole && (before.isEmpty() || scheme);
    }
}
