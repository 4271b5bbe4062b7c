package dev.sessionvault.vault.tool;

import java.nio.charset.StandardCharsets;

/** Text that is about to be shown and may hold somebody's key. */
public final class Suspicion {
    private Suspicion() {}

    /** Whether something in it looks like a key. */
    public static boolean fallsOn(String text) {
        return ValueScan.findsKey(text.getBytes(StandardCharsets.UTF_8), 0);
    }
}
