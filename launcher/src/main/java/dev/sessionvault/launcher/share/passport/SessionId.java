package dev.sessionvault.launcher.share.passport;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A session's name, made at random. No secret: it stands in logs and receipts. */
public record SessionId(String hex) {
    public static final int BYTES = 16;

    public SessionId {
        if (!isOne(hex)) {
            throw new IllegalArgumentException("session id is not " + 2 * BYTES + " hexadecimal digits");
        }
    }

    public static SessionId random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return of(bytes);
    }

    static SessionId of(byte[] bytes) {
        return new SessionId(HexFormat.of().formatHex(bytes));
    }

    /** Whether it is one, in lower case. */
    public static boolean isOne(String hex) {
        return hex.matches("[0-9a-f]{" + 2 * BYTES + "}");
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
