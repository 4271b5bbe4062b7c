package dev.sessionvault.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What the keys of a tool look like.
 *
 * @param prefixes one of these begins a key; empty if there is no common beginning
 * @param minimumBytes shorter ones were cut off
 */
public record KeyForm(List<String> prefixes, int minimumBytes) {
    public KeyForm {
        prefixes = List.copyOf(prefixes);
    }

    /** The time taken depends on the key's beginning: for its owner only. */
    boolean fits(byte[] key) {
        return key.length >= minimumBytes
                && (prefixes.isEmpty() || prefixes.stream().anyMatch(prefix -> begins(key, prefix)));
    }

    private static boolean begins(byte[] key, String prefix) {
        byte[] start = prefix.getBytes(StandardCharsets.US_ASCII);
        return key.length >= start.length && Arrays.equals(key, 0, start.length, start, 0, start.length);
    }
}
