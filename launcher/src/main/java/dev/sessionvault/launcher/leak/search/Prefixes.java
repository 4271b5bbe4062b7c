package dev.sessionvault.launcher.leak.search;

import dev.sessionvault.launcher.leak.Evidence;
import dev.sessionvault.launcher.leak.Hit;
import dev.sessionvault.launcher.leak.Hits;
import dev.sessionvault.launcher.leak.Kind;

/** The least of a detector: Anthropic's keys by their prefix. */
final class Prefixes {
    static final int BEFORE = 1024;
    static final int AFTER = 2048;

    private static final Kind ANTHROPIC =
            new Kind("anthropic-api", "Anthropic API key", "claude", "https://console.anthropic.com/settings/keys");
    private static final String PREFIX = "sk-ant-api03-";
    private static final int MIN_BYTES = 40;

    private Prefixes() {}

    static void search(byte[] bytes, int from, int to, Hits hits) {
        for (int i = from; i < to - MIN_BYTES; i++) {
            if (bytes[i] == 's' && isPrefix(bytes, i)) {
                int end = i;
                while (end < to && isKey(bytes[end])) {
                    end++;
                }
                if (end - i >= MIN_BYTES) {
                    hits.take(new Hit(ANTHROPIC, Evidence.FORM, i, end, ""));
                }
                i = end;
            }
        }
    }

    private static boolean isPrefix(byte[] bytes, int at) {
        for (int i = 0; i < PREFIX.length(); i++) {
            if (bytes[at + i] != PREFIX.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKey(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_';
    }
}
