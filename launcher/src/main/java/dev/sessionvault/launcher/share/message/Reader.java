package dev.sessionvault.launcher.share.message;

import dev.sessionvault.launcher.share.codec.ByteReader;
import java.nio.charset.StandardCharsets;

/** Reads a message. */
final class Reader extends ByteReader<MessageException> {
    Reader(byte[] bytes) {
        super(bytes);
    }

    @Override
    protected MessageException refusal(String why) {
        return new MessageException(why);
    }

    int id() throws MessageException {
        return u32(1, Integer.MAX_VALUE);
    }

    String word(Word kind) throws MessageException {
        String word = new String(take(u8()), StandardCharsets.ISO_8859_1);
        if (!kind.allows(word)) {
            throw new MessageException("not a " + kind.label());
        }
        return word;
    }
}
