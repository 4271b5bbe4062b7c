package dev.sessionvault.launcher.share.passport;

import dev.sessionvault.launcher.share.key.IdentityKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Arrays;

/** Reads a passport from its beginning to exactly its end. */
final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
        this.bytes = bytes;
    }

    int u8() throws PassportException {
        require(1);
        return bytes[at++] & 0xff;
    }

    int u16() throws PassportException {
        return u8() << 8 | u8();
    }

    int u32(int min, int max) throws PassportException {
        long value = (long) u16() << 16 | u16();
        requireWithin(value, min, max);
        return (int) value;
    }

    long number(long min, long max) throws PassportException {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | u8();
        }
        requireWithin(value, min, max);
        return value;
    }

    private static void requireWithin(long value, long min, long max) throws PassportException {
        if (value < min || value > max) {
            throw PassportException.malformed("a number is out of bounds");
        }
    }

    boolean truth() throws PassportException {
        int value = u8();
        requireWithin(value, 0, 1);
        return value == 1;
    }

    byte[] take(int count) throws PassportException {
        require(count);
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    IdentityKey key() throws PassportException {
        try {
            return IdentityKey.of(take(IdentityKey.BYTES));
        } catch (InvalidKeyException e) {
            throw PassportException.malformed("a key is none");
        }
    }

    String text(int maxBytes) throws PassportException {
        int length = u16();
        requireWithin(length, 0, maxBytes);
        try {
            // A decoder of its own: unlike String's constructor it refuses what is not UTF-8.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(take(length)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw PassportException.malformed("a text is not UTF-8");
        }
    }

    /** Text without a control character: it will be shown. */
    String line(int maxBytes) throws PassportException {
        String text = text(maxBytes);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw PassportException.malformed("a text has a control character");
        }
        return text;
    }

    /** Of a parameter. */
    String name() throws PassportException {
        String name = text(64);
        if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
            throw PassportException.malformed("a parameter has no name that a parameter can have");
        }
        return name;
    }

    void end() throws PassportException {
        if (at != bytes.length) {
            throw PassportException.malformed((bytes.length - at) + " bytes too many");
        }
    }

    private void require(int count) throws PassportException {
        if (bytes.length - at < count) {
            throw PassportException.malformed("it ends too early");
        }
    }
}
