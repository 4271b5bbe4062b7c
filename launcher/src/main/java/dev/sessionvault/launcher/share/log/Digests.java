package dev.sessionvault.launcher.share.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256, in 64 hexadecimal digits. */
public final class Digests {
    private static final byte[] ARGUMENTS = "sv-share/1 arguments\0".getBytes(StandardCharsets.US_ASCII);

    private Digests() {}

    /** A digest that is fed piece by piece; {@link #text} ends it. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    public static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(byte[] bytes) {
        MessageDigest digest = begin();
        digest.update(bytes);
        return text(digest);
    }

    /** Of a call's arguments: each name and value behind its size (u16), by name. */
    public static String ofArguments(Map<String, String> arguments) {
        MessageDigest digest = begin();
        digest.update(ARGUMENTS);
        new TreeMap<>(arguments).forEach((name, value) -> {
            update(digest, name);
            update(digest, value);
        });
        return text(digest);
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) (bytes.length >> Byte.SIZE));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }
}
