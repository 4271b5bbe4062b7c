package dev.sessionvault.launcher.share.passport;

import dev.sessionvault.launcher.share.codec.ByteReader;
import dev.sessionvault.launcher.share.key.IdentityKey;
import java.security.InvalidKeyException;

/** Reads a passport. */
final class Reader extends ByteReader<PassportException> {
    Reader(byte[] bytes) {
        super(bytes);
    }

    @Override
    protected PassportException refusal(String why) {
        return PassportException.malformed(why);
    }

    boolean truth() throws PassportException {
        return within(u8(), 0, 1) == 1;
    }

    IdentityKey key() throws PassportException {
        try {
            return IdentityKey.of(take(IdentityKey.BYTES));
        } catch (InvalidKeyException e) {
            throw refusal("a key is none");
        }
    }

    /** Text without a control character: it will be shown. */
    String line(int maxBytes) throws PassportException {
        String text = text(maxBytes);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw refusal("a text has a control character");
        }
        return text;
    }

    /** Of a parameter. */
    String name() throws PassportException {
        String name = text(64);
        if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
            throw refusal("a parameter has no name that a parameter can have");
        }
        return name;
    }
}
