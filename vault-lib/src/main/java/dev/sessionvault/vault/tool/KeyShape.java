package dev.sessionvault.vault.tool;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a tool's keys look like: enough to notice that the wrong thing was pasted, not to say that a key is right.
 *
 * @param prefixes one of these begins the key; empty if there is no common beginning
 * @param minimumBytes shorter ones were cut off
 */
public record KeyShape(List<String> prefixes, int minimumBytes) {

    /** Whether these bytes could be such a key. The time taken depends on the key's beginning: for its owner only. */
    public boolean fits(byte[] key) {
        return key.length >= minimumBytes && isPrintable(key) && hasPrefix(key);
    }

    /** For messages: {@code begins with sk-ant-, at least 40 characters}. */
    public String describe() {
        String length = "at least " + minimumBytes + " characters";
        return prefixes.isEmpty() ? length : "begins with " + String.join(" or ", prefixes) + ", " + length;
    }

    private static boolean isPrintable(byte[] key) {
        for (byte b : key) {
            if (b <= ' ' || b > '~') {
                return false;
            }
        }
        return true;
    }

    private boolean hasPrefix(byte[] key) {
        for (String prefix : prefixes) {
            if (startsWith(key, prefix.getBytes(StandardCharsets.US_ASCII))) {
                return true;
            }
        }
        return prefixes.isEmpty();
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        if (key.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (key[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
