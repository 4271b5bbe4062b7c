package dev.sessionvault.launcher.share.message;

import java.nio.charset.StandardCharsets;

/** Text that may be too long for where it goes. */
final class Cut {
    private Cut() {}

    /** Its beginning, in at most so many bytes of UTF-8; no character is cut in two. */
    static String toBytes(String text, int maxBytes) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8); // no lone surrogates
        int bytes = 0;
        int end = 0;
        while (end < whole.length()) {
            int next = whole.offsetByCodePoints(end, 1);
            bytes += whole.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                return whole.substring(0, end);
            }
            end = next;
        }
        return whole;
    }
}
