package dev.sessionvault.launcher.share.key;

import java.time.Instant;

/**
 * An owner whose fingerprint was confirmed once.
 *
 * @param name the recipient's word for it; empty if it has none
 */
public record KnownOwner(IdentityKey key, String name, Instant firstSeen) {
    public KnownOwner {
        if (!isName(name)) {
            throw new IllegalArgumentException("owner's name: want at most 64 of A-Z a-z 0-9 . _ - @ :");
        }
    }

    /** Whether an owner can be called so. */
    public static boolean isName(String text) {
        return text.length() <= 64 && text.chars().allMatch(KnownOwner::isInName);
    }

    private static boolean isInName(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-@:".indexOf(c) >= 0;
    }
}
