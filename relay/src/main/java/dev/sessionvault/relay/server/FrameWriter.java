package dev.sessionvault.relay.server;

import io.netty.buffer.ByteBuf;

/** What a server puts before a payload, in the payload's own buffer: nothing is copied, and one buffer is written. */
final class FrameWriter {
    /** The longest header of a server's. */
    static final int HEADROOM = 10;

    private static final int FINAL_BINARY = 0x82;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MAX_SHORT = 0xffff;

    private FrameWriter() {}

    /** @param payload with {@link #HEADROOM} before it; what is returned is the same buffer */
    static ByteBuf binary(ByteBuf payload) {
        int length = payload.readableBytes();
        int begin = payload.readerIndex();
        if (length < TWO_BYTES) {
            return payload.setByte(begin - 1, length)
                    .setByte(begin - 2, FINAL_BINARY)
                    .readerIndex(begin - 2);
        }
        if (length <= MAX_SHORT) {
            int head = FINAL_BINARY << 24 | TWO_BYTES << 16 | length;
            return payload.setInt(begin - 4, head).readerIndex(begin - 4);
        }
        return payload.setLong(begin - 8, length)
                .setShort(begin - HEADROOM, FINAL_BINARY << 8 | EIGHT_BYTES)
                .readerIndex(begin - HEADROOM);
    }
}
