package dev.sessionvault.launcher.share.session;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests one stream of a call's output. */
final class Tally {
    private final MessageDigest digest = sha256();
    private long bytes;

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(byte[] more) {
        digest.update(more);
        bytes += more.length;
    }

    Ending.Written result() {
        return new Ending.Written(bytes, HexFormat.of().formatHex(digest.digest()));
    }
}
