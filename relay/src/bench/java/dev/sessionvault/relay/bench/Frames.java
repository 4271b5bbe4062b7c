package dev.sessionvault.relay.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** RFC 6455, as far as a client that is told nothing strange needs it. */
final class Frames {
    static final int BINARY = 0x82;
    static final int CLOSE = 0x88;

    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;

    private Frames() {}

    static ByteBuf masked(int opcode, byte[] payload) {
        ByteBuf frame = Unpooled.directBuffer(payload.length + 8).writeByte(opcode);
        if (payload.length < TWO_BYTES) {
            frame.writeByte(MASKED | payload.length);
        } else {
            frame.writeByte(MASKED | TWO_BYTES).writeShort(payload.length);
        }
        int mask = ThreadLocalRandom.current().nextInt() | 1;
        frame.writeInt(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.writeByte(payload[i] ^ mask >>> 24 - 8 * (i & 3));
        }
        return frame;
    }

    /** What a server adds to a payload. */
    static int header(int payload) {
        return payload < TWO_BYTES ? 2 : 4;
    }

    /** @return the payload, or null if it has not all come yet */
    static byte @Nullable [] next(ByteBuf bytes) throws IOException {
        int from = bytes.readerIndex();
        int length = bytes.readableBytes() < 4 ? -1 : bytes.getByte(from + 1);
        if (length < 0) {
            return null;
        }
        if (bytes.getUnsignedByte(from) != BINARY) {
            throw new IOException("not a binary message: opcode " + bytes.getUnsignedByte(from));
        }
        int all = length == TWO_BYTES ? bytes.getUnsignedShort(from + 2) : length;
        if (bytes.readableBytes() < header(all) + all) {
            return null;
        }
        byte[] payload = new byte[all];
        bytes.skipBytes(header(all)).readBytes(payload);
        return payload;
    }
}
