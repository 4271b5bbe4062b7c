package dev.sessionvault.launcher.share.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads bytes from their beginning to exactly their end; numbers are big-endian. Whatever does not fit is refused.
 *
 * @param <E> how this reader's user refuses bytes
 */
public abstract class ByteReader<E extends Exception> {
    private final byte[] bytes;
    private int at;

    /** @param bytes stay the caller's, who does not change them */
    protected ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What is thrown, with the reason. */
    protected abstract E refusal(String why);

    public final int u8() throws E {
        require(1);
        return bytes[at++] & 0xff;
    }

    public final int u16() throws E {
        return u8() << 8 | u8();
    }

    /** Refuses also what is not within these bounds. */
    public final int u32(int min, int max) throws E {
        return (int) within((long) u16() << 16 | u16(), min, max);
    }

    /** Refuses also what is not within these bounds. */
    public final long u64(long min, long max) throws E {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | u8();
        }
        return within(value, min, max);
    }

    protected final long within(long value, long min, long max) throws E {
        if (value < min || value > max) {
            throw refusal("number is out of bounds");
        }
        return value;
    }

    public final byte[] take(int count) throws E {
        require(count);
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    public final byte[] rest() throws E {
        return take(bytes.length - at);
    }

    /** Bytes behind a length of two bytes, of at most so many. */
    public final byte[] block(int maxBytes) throws E {
        int length = u16();
        if (length > maxBytes) {
            throw refusal("length " + length + " is over " + maxBytes);
        }
        return take(length);
    }

    /** UTF-8 behind a length of two bytes, of at most so many. */
    public final String text(int maxBytes) throws E {
        byte[] text = block(maxBytes);
        try {
            // A decoder of its own: unlike String's constructor it refuses what is not UTF-8.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusal("text is not UTF-8");
        }
    }

    public final void end() throws E {
        if (at != bytes.length) {
            throw refusal((bytes.length - at) + " bytes too many");
        }
    }

    private void require(int count) throws E {
        if (bytes.length - at < count) {
            throw refusal("ends too early");
        }
    }
}
