package dev.sessionvault.launcher.share.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a message from its beginning to exactly its end. */
final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
        this.bytes = bytes;
    }

    int u8() throws MessageException {
        require(1);
        return bytes[at++] & 0xff;
    }

    int u16() throws MessageException {
        return u8() << 8 | u8();
    }

    /** @throws MessageException also if it is not within these bounds */
    int u32(int min, int max) throws MessageException {
        long value = (long) u16() << 16 | u16();
        if (value < min || value > max) {
            throw new MessageException("number is out of bounds");
        }
        return (int) value;
    }

    int id() throws MessageException {
        return u32(1, Integer.MAX_VALUE);
    }

    byte[] take(int count) throws MessageException {
        require(count);
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    byte[] rest() throws MessageException {
        return take(bytes.length - at);
    }

    /** Text behind a length of two bytes, of at most so many. */
    String text(int maxBytes) throws MessageException {
        byte[] text = block(maxBytes);
        try {
            // A decoder of its own: unlike String's constructor it refuses what is not UTF-8.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MessageException("text is not UTF-8");
        }
    }

    byte[] block(int maxBytes) throws MessageException {
        int length = u16();
        if (length > maxBytes) {
            throw new MessageException("length " + length + " is over " + maxBytes);
        }
        return take(length);
    }

    String word(Word kind) throws MessageException {
        String word = new String(take(u8()), StandardCharsets.ISO_8859_1);
        if (!kind.allows(word)) {
            throw new MessageException("not a " + kind.label());
        }
        return word;
    }

    void end() throws MessageException {
        if (at != bytes.length) {
            throw new MessageException((bytes.length - at) + " bytes too many");
        }
    }

    private void require(int count) throws MessageException {
        if (bytes.length - at < count) {
            throw new MessageException("ends too early");
        }
    }
}
